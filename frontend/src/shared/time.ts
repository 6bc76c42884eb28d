import type { Language, Timer } from './wire';

/** The time left in milliseconds at the server's time `now`, below zero when it is over; null without a timer. */
export function leftMs(timer: Timer, now: number): number | null {
  if (timer.state === 'run' && timer.ends_at !== undefined) return timer.ends_at - now;
  if (timer.state === 'pause') return timer.left_ms ?? null;
  return null;
}

/** 0:07, 4:30, 61:00. A second that has begun counts whole, so that 0:00 is the end. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** English here is that of Europe, as in the documents: the day stands before the month. */
const locale = (language: Language): string => (language === 'en' ? 'en-GB' : language);

/** A day in words, "22 novembre 2026". The date as it was given where it is no date. */
export function day(date: string, language: Language): string {
  const parsed = new Date(date.length === 10 ? `${date}T12:00:00` : date);
  if (Number.isNaN(parsed.getTime())) return date;
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long' }).format(parsed);
}

/** A moment in words, "25 nov 2026, 09:41", in the clock of the device. */
export function moment(at: string, language: Language): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(locale(language), style).format(new Date(at));
}

/** The calendar day here, as the wire writes it. */
export function dayOf(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
