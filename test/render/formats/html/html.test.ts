import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { renderHtml, STYLE_PLACEHOLDER } from '../../../../src/render/formats/html/html.ts';
import type { Assessment } from '../../../../src/model/assessment.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../../support/assessment.ts';

const htmlOf = (assessment: Assessment) => renderHtml(brief(assessment), 'a4');
const named = (name: string): Assessment => ({ ...noonsale(), client: { ...noonsale().client, name } });

/** The page without its style sheet. */
const bodyOf = (html: string): string => html.slice(html.indexOf('<body'));
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('the structure', () => {
  it.each([noonsale, emptyCompany, unseenCompany, healthyCompany])(
    '%o: headings skip no level, and each section has one as its name',
    async make => {
      const body = bodyOf(await htmlOf(make()));
      const levels = [...body.matchAll(/<h(\d)/g)].map(match => Number(match[1]));
      expect(levels[0]).toBe(1);
      expect(levels.filter(level => level === 1)).toHaveLength(1);
      levels.forEach((level, index) => {
        if (index > 0) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      });
      for (const [, id] of body.matchAll(/<section[^>]*aria-labelledby='?"?([\w-]+)/g))
        expect(body).toMatch(new RegExp(`<h[12][^>]*id=['"]${id}['"]`));
    },
  );

  it('has a language, a title, tables with header cells, and a text alternative for each image that is not decorative', async () => {
    const html = await htmlOf(noonsale());
    const body = bodyOf(html);
    expect(html).toMatch(/<html lang=['"]en['"]>/);
    expect(html).toContain('<title>Cloud risk briefing: Noonsale Ltd, Q4 2026</title>');
    expect(count(body, /<th\b/g)).toBe(count(body, /<th\s[^>]*scope=/g));
    for (const [svg] of body.matchAll(/<svg[^>]*>/g))
      expect(svg).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]+"/);
    const standing = brief(noonsale()).risks.flatMap(risk => risk.standing);
    expect(count(body, /class="bar"/g)).toBe(13 + 13 + standing.length);
  });

  it('shows a grade as a word with an icon, in the colours of the palette', async () => {
    const html = await htmlOf(noonsale());
    for (const colour of ['#0072B2', '#56B4E9', '#F0C000', '#D55E00', '#7A0019', '#8A8A8A'])
      expect(html).toContain(colour);
    expect(html).toMatch(/href="#shape-critical-gap"\/><\/svg>\s*Critical gap/);
  });
});

describe('a self-contained file', () => {
  it('has no script and no external resource', async () => {
    const html = await htmlOf(noonsale());
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|img|form|base)\b/i);
    expect(html).not.toMatch(/\son\w+=/i);
    expect(
      [...html.matchAll(/(?:src|href|action)=['"]([^'"]*)/g)]
        .map(match => match[1])
        .filter(url => url?.startsWith('#') === false),
    ).toEqual([]);
    expect(
      [...html.matchAll(/url\(([^)]{0,30})/g)]
        .map(match => match[1])
        .filter(url => url?.startsWith('data:font/woff2;base64,') === false && !url.startsWith('#')),
    ).toEqual([]);
    expect(html).toMatch(/Content-Security-Policy['"] content=['"]default-src 'none'|content="default-src 'none'/);
  });

  it('embeds the font subsets of its characters, and no others', async () => {
    const faces = async (name: string): Promise<number> => count(await htmlOf(named(name)), /@font-face/g);
    const latin = await faces('Noonsale Ltd');
    expect(latin).toBe(4);
    expect(await faces('Полдень Ltd')).toBe(2 * latin);
    expect(await faces('Łódź Ltd')).toBe(2 * latin);
  });
});

describe('hostile text', () => {
  it.each([
    ['markup', '</style></title><script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a template', '{{constructor.constructor "return process"}}{{{body}}}{{> cover}}'],
    ['the end of a string', '"; } * { display: none } @import "http://127.0.0.1/x.css"; a { b: "\\'],
    ['the placeholder of the style sheet', STYLE_PLACEHOLDER],
    ['control characters', 'Noon\u{1B}[31msale\u{0}\u{202E}Ltd\n'],
  ])('%s in the name of the client is text', async (_, name) => {
    const html = await htmlOf(named(name));
    const plain = await htmlOf(named('Noonsale Ltd'));
    expect(html).not.toMatch(/<script|<img|\u{1B}|\u{0}|\u{202E}/u);
    expect(html.slice(html.indexOf('<style>'), html.indexOf('</style>'))).not.toContain('@import');
    expect(count(html, /<\w/g)).toBe(count(plain, /<\w/g));
    expect(count(html, /<\/style>/g)).toBe(1);
    expect(html).toContain('<style>@font-face');
  });

  it('is shown as text', async () => {
    expect(await htmlOf(named('A <b> & {{c}}'))).toContain('A &lt;b&gt; &amp; {{c}}');
  });
});

it('the page size sets the paper', async () => {
  const briefing = brief(noonsale());
  expect(await renderHtml(briefing, 'a4')).toContain('size:A4');
  expect(await renderHtml(briefing, 'letter')).toContain('size:Letter');
});
