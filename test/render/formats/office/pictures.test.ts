import { beforeAll, describe, expect, it } from 'vitest';
import { brief, type Briefing } from '../../../../src/brief/index.ts';
import { LANGUAGES } from '../../../../src/model/language.ts';
import { renderDocx } from '../../../../src/render/formats/office/docx/docx.ts';
import { renderPptx } from '../../../../src/render/formats/office/pptx/pptx.ts';
import type { Assessment } from '../../../../src/model/assessment.ts';
import { judged } from '../../../support/inventories.ts';
import { partsOf, textsIn } from '../../../support/office.ts';

let now: Assessment;
beforeAll(async () => {
  ({ now } = await judged());
}, 60_000);

type Picture = NonNullable<Briefing['risks'][number]['picture']>;
const textsOf = ({ columns }: Picture): string[] =>
  columns.flatMap(({ title, arrow, boxes }) => [title, arrow?.text ?? '', ...boxes.flatMap(box => [box.title, ...box.lines])]).filter(Boolean); // prettier-ignore

describe.each(LANGUAGES)('the pictures of risks in %s', language => {
  it('are all in the document, as text in bordered boxes that readers can edit', async () => {
    const briefing = brief(now, language);
    const xml = partsOf(await renderDocx(briefing, 'a4')).get('word/document.xml')!;
    const said = textsIn(xml, 'w:t').join('\n');
    const pictures = briefing.risks.flatMap(({ picture }) => picture ?? []);
    expect(pictures.length).toBe(briefing.risks.length);
    for (const text of pictures.flatMap(textsOf)) expect(said).toContain(text);
    expect(xml).toContain('w:val="dashed"');
    expect(xml).not.toContain('<w:drawing>');
  });

  it('are on the slide of the risks, the first of them, in native shapes with text', async () => {
    const briefing = brief(now, language);
    const xml = partsOf(await renderPptx(briefing)).get('ppt/slides/slide2.xml')!;
    const said = textsIn(xml, 'a:t').join('\n');
    for (const text of textsOf(briefing.risks[0]!.picture!)) expect(said).toContain(text);
    expect(xml).toContain('prstDash val="dash"');
    expect(xml).not.toContain('<p:pic>');
    const bottoms = [...xml.matchAll(/<a:off x="\d+" y="(\d+)"\/><a:ext cx="\d+" cy="(\d+)"/g)].map(([, y, h]) => Number(y) + Number(h)); // prettier-ignore
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(7.5 * 914_400);
  });

  it('begin below the table of the slide, however long its texts are', async () => {
    const briefing = brief(now, language);
    const [first] = briefing.bottomLine.risks;
    for (const times of [1, 2, 3, 7]) {
      const line = Array.from({ length: times }, () => first!.line).join(' ');
      const risks = briefing.bottomLine.risks.map(risk => ({
        ...risk,
        line,
        headline: `${risk.headline}, ${first!.headline}`,
      }));
      const bottomLine = { ...briefing.bottomLine, risks };
      const xml = partsOf(await renderPptx({ ...briefing, bottomLine })).get('ppt/slides/slide2.xml')!;
      const lowest = tableEndOf(xml);
      const boxes = placesIn(xml.slice(xml.indexOf('</p:graphicFrame>'))).filter(({ top }) => top < 6.3);
      if (times === 7) expect(boxes).toEqual([]);
      else expect(Math.min(...boxes.map(({ top }) => top))).toBeGreaterThan(lowest);
      if (times < 7) expect(lowest).toBeLessThan(6.4);
    }
  });
});

const INCH = 914_400;

/** Shapes with their upper edge. */
const placesIn = (xml: string): { top: number }[] =>
  [...xml.matchAll(/<a:off x="\d+" y="(\d+)"\/>/g)].map(([, y]) => ({ top: Number(y) / INCH }));

/** Where the table ends if a letter is half as wide as it is high, and a line a fifth higher than its type. */
function tableEndOf(xml: string): number {
  const [frame] = /<p:graphicFrame>.*?<\/p:graphicFrame>/s.exec(xml)!;
  const widths = [...frame.matchAll(/<a:gridCol w="(\d+)"/g)].map(([, w]) => Number(w) / 12_700 - 10);
  const size = Number(/ sz="(\d+)"/.exec(frame)![1]) / 100;
  const rows = [...frame.matchAll(/<a:tr [^>]*>.*?<\/a:tr>/gs)].map(([row]) => {
    const cells = [...row.matchAll(/<a:tc>.*?<\/a:tc>/gs)].map(([cell], at) =>
      [...cell.matchAll(/<a:p>.*?<\/a:p>/gs)].reduce((sum, [text]) => sum + Math.ceil((textsIn(text, 'a:t').join('').length * size * 0.52) / widths[at]!), 0));
    return Math.max(...cells) * size * 1.2 + 6;
  });
  return placesIn(frame)[0]!.top + rows.reduce((sum, one) => sum + one, 0) / 72;
} // prettier-ignore
