import { expect, test } from 'vitest';
import { isPassing } from './passing';

const apple = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const iPhone = `Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) ${apple}`;
const android = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['the Wi-Fi’s window of an iPhone', `${iPhone} Mobile/15E148`, true],
  ['the Wi-Fi’s window of a Mac', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple}`, true],
  [
    'the Wi-Fi’s window of an Android phone',
    `Mozilla/5.0 (Linux; Android 9; SM-G960F Build/PPR1.180610.011; wv) ${android} Version/4.0 Chrome/88.0.4324.93 Mobile Safari/537.36`,
    true,
  ],
  ['a page inside another app', `${iPhone} Mobile/19A346 Instagram 200.0.0.0`, true],
  ['Safari', `${iPhone} Version/15.0 Mobile/15E148 Safari/604.1`, false],
  ['Chrome on an iPhone', `${iPhone} CriOS/100.0.4896.77 Mobile/15E148 Safari/604.1`, false],
  [
    'Chrome',
    `Mozilla/5.0 (Linux; Android 9; Pixel 3) ${android} Chrome/138.0.0.0 Mobile Safari/537.36`,
    false,
  ],
  ['Firefox', 'Mozilla/5.0 (Android 9; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0', false],
])('%s', (_, userAgent, passing) => expect(isPassing(userAgent, false)).toBe(passing));

test('an app on the home screen stays', () => expect(isPassing(`${iPhone} Mobile/15E148`, true)).toBe(false));
