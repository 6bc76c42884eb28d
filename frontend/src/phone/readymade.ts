import { languages } from '../shared/i18n.svelte';
import { Api } from '../shared/net/api';
import type { Language, LiveSession, Template } from '../shared/wire';

/**
 * Reads the ready-made agendas, and returns what gives a session whose steps speak this language as far as their words are
 * ready-made; an organiser's own stay as they were written. Throws a Failure.
 */
export async function readyMade(language: Language): Promise<(session: LiveSession) => LiveSession> {
  const inLanguage = async (one: Language): Promise<readonly string[]> => {
    const { templates } = await new Api('participant', () => one).get<{ templates: Template[] }>(
      '/templates',
    );
    return templates.flatMap(({ agenda }) => agenda.flatMap(({ title, prompt }) => [title, prompt]));
  };
  const meant = await inLanguage(language);
  const others = await Promise.all(languages.filter((one) => one !== language).map(inLanguage));
  const texts = new Map(others.flatMap((all) => all.map((text, i) => [text, meant[i]!] as const)));
  const said = (text: string): string => texts.get(text) ?? text;
  return (session) => ({
    ...session,
    agenda: session.agenda.map((step) => ({ ...step, title: said(step.title), prompt: said(step.prompt) })),
  });
}
