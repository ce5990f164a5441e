import { expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { noonsale } from '../../support/assessment.ts';
import { inPage, pageOpener } from '../../support/html-page.ts';
import { fullMoney } from '../../support/priced.ts';

const open = pageOpener();

/** Texts of charts that are cut, or that another text of the same chart covers, as the browser draws them. */
const FAULTS = `(() => {
  const faults = [];
  for (const svg of document.querySelectorAll('svg.bars, svg.exceedance')) {
    const { width, height } = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text')].map(one => ({ text: one.textContent, box: one.getBBox() }));
    for (const [at, { text, box }] of texts.entries()) {
      if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height + 4) faults.push('cut: ' + text);
      for (const other of texts.slice(0, at)) {
        const across = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
        // Ascent and descent of a line's box may touch.
        const down = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
        if (across > 1 && down > box.height * 0.35) faults.push(other.text + ' under ' + text);
      }
    }
  }
  return faults;
})()`;

it.each(LANGUAGES)('the charts of the money page cut and cover no text (%s)', async language => {
  for (const from of [0, 6]) {
    const { losses, ...money } = fullMoney();
    const assessment = noonsale({ money: { ...money, losses: losses.slice(from, from + 6) } });
    const html = await renderHtml(brief(assessment, language), 'a4');
    expect(await open(html, { width: 1000 }, ({ page }) => inPage<string[]>(page, FAULTS))).toEqual([]);
  }
});
