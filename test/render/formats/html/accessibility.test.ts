import { describe, expect, it } from 'vitest';
import { emptyCompany, unseenCompany } from '../../../support/assessment.ts';
import { withEvidence } from '../../../support/evidence.ts';
import { HOSTILE, hostile, MIXED } from '../../../support/findings.ts';
import { axeViolations, htmlOf, inPage, isShown, pageOpener } from '../../../support/html-page.ts';
import { judged } from '../../../support/inventories.ts';
import { quarterLater, trend } from '../../../support/trend.ts';

const MINUTES = 120_000;
const STRANGE = [...HOSTILE, 'مرحبا بالعالم', 'שלום עולם', '日本語のサーバー', '👩‍👩‍👧‍👦 family', 'W'.repeat(3000)];
const open = pageOpener();

const OPEN_ALL = `for (const one of document.querySelectorAll('details')) one.setAttribute('open', '')`;
// Rows outside of the viewport are measured too.
const LAY_OUT_ALL = `for (const one of document.querySelectorAll('.group')) one.style.contentVisibility = 'visible'`;

describe('the page', () => {
  it.each([
    ['the sample, wide', () => withEvidence(MIXED), 1100],
    ['the sample on a phone', () => withEvidence(MIXED), 360],
    ['a quarter later', quarterLater, 1100],
    ['an empty company', emptyCompany, 1100],
    ['nothing read', unseenCompany, 360],
    ['hostile names', () => withEvidence(STRANGE.map((name, index) => hostile(name, index))), 360],
  ] as const)(
    'passes axe-core: %s',
    async (_, make, width) => {
      await open(await htmlOf(make()), { width }, async ({ page }) => {
        await page.evaluate(`${OPEN_ALL};${LAY_OUT_ALL}`);
        expect(await axeViolations(page)).toEqual([]);
      });
    },
    MINUTES,
  );

  it(
    'requests nothing and violates no rule of its Content-Security-Policy',
    async () => {
      const html = await htmlOf(withEvidence(STRANGE.map((name, index) => hostile(name, index))));
      expect(html.match(/<script/gi)).toHaveLength(1);
      expect(html).not.toMatch(/<(link|iframe|object|embed|img|base)\b/i);
      await open(html, { width: 1000 }, async ({ page, requested, console }) => {
        expect(requested.filter(url => !url.startsWith('data:'))).toEqual([]);
        expect(console).toEqual([]);
        expect(await page.title()).toContain('Cloud risk briefing');
      });
    },
    MINUTES,
  );

  it.each([360, 1280])(
    'begins with the answer at %i pixels, and no row of it covers its number',
    async width => {
      await open(await htmlOf(withEvidence(MIXED)), { width }, async ({ page }) => {
        const top = await inPage<number>(page, `document.querySelector('.answer').getBoundingClientRect().top`);
        expect(top).toBeLessThan(450);
        const covered = await inPage<number>(
          page,
          `[...document.querySelectorAll('.numeral')].filter(one => {
            const text = one.parentElement.querySelector('a, b') ?? one.nextSibling;
            const range = document.createRange();
            range.selectNodeContents(text);
            return range.getBoundingClientRect().left < one.getBoundingClientRect().right;
          }).length`,
        );
        expect(covered).toBe(0);
      });
    },
    MINUTES,
  );

  it.each([360, 800, 1400])(
    'does not scroll horizontally at %i pixels, whatever the names',
    async width => {
      await open(
        await htmlOf(withEvidence(STRANGE.map((name, index) => hostile(name, index)))),
        { width },
        async ({ page }) => {
          const wide = await inPage<number>(page, `${OPEN_ALL};${LAY_OUT_ALL};document.documentElement.scrollWidth`);
          expect(wide).toBeLessThanOrEqual(width);
        },
      );
    },
    MINUTES,
  );

  it(
    'replaces charts by text on a phone, where their labels would be too small',
    async () => {
      const look = `[...document.querySelectorAll('.figure svg text, .baseline-changes svg text')].map(one => one.getBoundingClientRect().height).filter(Boolean)`;
      const html = await htmlOf({ ...(await judged()).now, trend: trend() }, false);
      await open(html, { width: 390 }, async ({ page }) => {
        expect(Math.min(...(await inPage<number[]>(page, look)))).toBeGreaterThan(12);
        const words = await inPage<string>(page, `document.body.innerText`);
        expect(words).toMatch(/Inside one account\s+\d+ data stores/);
        expect(words).toMatch(/\d+ → \d+ Strangers get in/);
        expect(await isShown(page, '.wide')).toBe(false);
      });
      await open(html, { width: 1100 }, async ({ page }) => {
        expect(await isShown(page, '.wide')).toBe(true);
        expect(await isShown(page, '.in-words')).toBe(false);
      });
    },
    MINUTES,
  );
});
