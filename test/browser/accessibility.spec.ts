import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { landscape, portrait } from './browser.ts';
import { takeTour } from './tour.ts';

// More than forty screens, each with its own look by axe.
test.setTimeout(360_000);

/** WCAG 2.2 AA and axe's best practices, on every screen. */
for (const { colorScheme, viewport } of [
  { colorScheme: 'light', viewport: portrait },
  { colorScheme: 'dark', viewport: landscape },
] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
    const found: string[] = [];
    let screens = 0;
    await takeTour({
      colorScheme,
      viewport,
      at: async (screen, page) => {
        screens++;
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) {
          found.push(`${screen}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
        }
      },
    });
    expect(screens).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });
}
