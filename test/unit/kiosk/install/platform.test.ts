import { expect, test } from 'vitest';
import { type Platform, platformOf } from '../../../../src/kiosk/install/platform.ts';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each<{ name: string; userAgent: string; maxTouchPoints: number; platform: Platform }>([
  { name: 'iPad', userAgent: `${mac} Version/18.5 Safari/605.1.15`, maxTouchPoints: 5, platform: 'apple' },
  {
    name: 'iPad that asks for mobile pages',
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
    maxTouchPoints: 5,
    platform: 'apple',
  },
  {
    name: 'iPhone',
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
    maxTouchPoints: 5,
    platform: 'apple',
  },
  { name: 'Mac', userAgent: `${mac} Version/18.5 Safari/605.1.15`, maxTouchPoints: 0, platform: 'desktop' },
  {
    name: 'Android tablet',
    userAgent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0',
    maxTouchPoints: 5,
    platform: 'android',
  },
  {
    name: 'Windows with a touch screen',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Edg/140.0.0.0',
    maxTouchPoints: 10,
    platform: 'desktop',
  },
])('$name: the steps of $platform', ({ userAgent, maxTouchPoints, platform }) => {
  expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform);
});
