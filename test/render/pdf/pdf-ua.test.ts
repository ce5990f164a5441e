import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { printPage } from '../../../src/render/browser/printer.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { renderPdf } from '../../../src/render/pdf/briefing-pdf.ts';
import { emptyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';
import { quarterLater } from '../../support/trend.ts';
import { needVeraPdf, validateUa } from '../../support/verapdf.ts';

const MINUTES = 120_000;
const environment = process.env;
const options = { page: 'a4', environment } as const;
const pdfOf = (assessment: Assessment) => renderPdf(brief(assessment), options);
const hostile = { ...noonsale().client, name: 'Łódź & <b>Söhne</b> "x" ]]> Полдень' };

describe('PDF/UA-1 by veraPDF', { tags: ['slow'] }, () => {
  const COMPANIES: Readonly<Record<string, () => Assessment>> = {
    'the sample': noonsale,
    'a quarter later': quarterLater,
    'an empty company': emptyCompany,
    'nothing seen': unseenCompany,
    'a name in other alphabets, with markup': () => noonsale({ client: hostile }),
    'names in other scripts': () =>
      noonsale({ client: { ...hostile, name: '株式会社 주문 خادم שרת ฐานข้อมูล ऑर्डर 🚀 ქართ' } }),
  };
  it.for(Object.keys(COMPANIES))('passes: %s', { timeout: MINUTES }, async (name, context) => {
    needVeraPdf(context);
    expect(validateUa(await pdfOf(COMPANIES[name]!()))).toBe('PASS');
  });

  it(
    'fails for the file as Chrome writes it',
    async context => {
      needVeraPdf(context);
      const bare = await printPage(await renderHtml(brief(noonsale()), 'a4'), { environment });
      expect(validateUa(bare)).toMatch(/FAIL 7\.1-3[\s\S]*FAIL 7\.1-8|FAIL 7\.1-8[\s\S]*FAIL 7\.1-3/);
    },
    MINUTES,
  );
});

describe('the metadata', () => {
  let text: string;
  beforeAll(async () => {
    text = Buffer.from(await pdfOf(noonsale({ client: hostile }))).toString('utf8');
  }, MINUTES);

  it('has title, language, date of the snapshot and PDF/UA identifier, with markup as text', () => {
    const packet = /<\?xpacket begin[\s\S]*<\?xpacket end="r"\?>/.exec(text)?.[0] ?? '';
    expect(packet).toContain('Łódź &amp; &lt;b&gt;Söhne&lt;/b&gt; &quot;x&quot; ]]&gt; Полдень');
    expect(packet).toContain('<rdf:li>en</rdf:li>');
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(packet.match(/2026-11-22T12:00:00Z/g)).toHaveLength(3);
  });
});
