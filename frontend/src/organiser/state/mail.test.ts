import { expect, test } from 'vitest';
import { mailto } from './mail';

test('whatever is in a text arrives as it is', () => {
  const link = new URL(mailto('Caffè & «brioche»?', 'Ciao,\nhttps://a.it/cockpit/1#se%cret&x=1'));
  const part = (name: string) => decodeURIComponent(new RegExp(`[?&]${name}=([^&]*)`).exec(link.href)![1]!);
  expect(part('subject')).toBe('Caffè & «brioche»?');
  expect(part('body')).toBe('Ciao,\r\nhttps://a.it/cockpit/1#se%cret&x=1');
});
