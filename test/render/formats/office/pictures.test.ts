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
});
