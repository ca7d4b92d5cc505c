import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds that somebody would stumble over: WCAG 2.2 A and AA, serious or critical. */
export async function stumblingBlocks(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = globalThis as typeof globalThis & { axe: typeof axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await inPage.run({ runOnly: { type: 'tag', values: tags } });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}

/** Looks at a page at a desk, light, and on a small phone, dark: nothing to stumble over, nothing that sticks out. Draws it. */
export async function inspect(page: Page, name: string, images: string | undefined): Promise<void> {
  for (const { size, width, height, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    expect(await stumblingBlocks(page), `${name}, ${size}`).toEqual([]);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest, `${name}, ${size}`).toBeLessThanOrEqual(width);
    if (images) await page.screenshot({ path: path.join(images, `${name}-${size}.png`), fullPage: true });
  }
}

const LOOKS = [
  { size: 'desk', width: 1280, height: 900, colorScheme: 'light' },
  { size: 'phone', width: 360, height: 800, colorScheme: 'dark' },
] as const;
