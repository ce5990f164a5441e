import { expect, it } from 'vitest';
import { portfolio } from '../../src/brief/index.ts';
import { portfolioText } from '../../src/cli/portfolio-text.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { noonsale } from '../support/assessment.ts';

const named = (name: string) => ({ ...noonsale(), client: { ...noonsale().client, name } });

it.each(LANGUAGES)(
  'the terminal shows the clients in columns and the files in the words of the language: %s',
  language => {
    const page = portfolio([named('Ada'), named('A company with a long name')], language);
    const text = portfolioText(page, ['out/portfolio.pdf', 'out/portfolio.html'], 80);
    const lines = text.split('\n');
    const at = lines.indexOf('');
    const table = lines.slice(at + 1, at + 4);
    expect(new Set(table.map(line => line.length)).size).toBe(1);
    expect(table[0]).toMatch(new RegExp(`^${page.columns.who} +${page.columns.gaps}  +${page.columns.overall}$`));
    const files = { en: 'Files', de: 'Dateien', fr: 'Fichiers', es: 'Archivos' }[language];
    expect(text).toContain(`\n${files}  out/portfolio.pdf, out/portfolio.html\n`);
  },
);

it('a name from outside steers no terminal', () => {
  const text = portfolioText(portfolio([named('Ada\u{1B}[2J\nTwo')]), [], 40);
  expect(text).not.toContain('\u{1B}');
  expect(text.split('\n').every(line => line.length <= 40)).toBe(true);
});
