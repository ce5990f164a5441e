import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { toMarkdown } from '../../../src/render/formats/markdown.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';
import {
  acceptedCopy,
  finding,
  HOSTILE,
  hostileAssessment,
  many,
  MIXED,
  openDoor,
  withFindings,
} from '../../support/findings.ts';

const write = (assessment: Assessment): string => toMarkdown(brief(assessment), assessment);

// As GitHub parses it: tables, strikethrough, autolinks.
const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: true, fuzzyEmail: true });

interface Token {
  readonly type: string;
  readonly content: string;
  readonly tag: string;
}

const tokensOf = (text: string): Token[] => reader.parse(text, {}).flatMap(token => [token, ...(token.children ?? [])]);

/** The cells of the table below a heading, as text. */
/** The heading of the thirteen questions, whatever they ask for. */
const QUESTIONS_HEAD = /questions? (?:needs? a decision now|has a score)$/;

function rowsUnder(text: string, heading: string | RegExp): string[][] {
  const tokens = reader.parse(text, {});
  const isHead = (content: string): boolean =>
    typeof heading === 'string' ? content === heading : heading.test(content);
  const start = tokens.findIndex(
    (token, index) => token.type === 'heading_open' && isHead(tokens[index + 1]?.content ?? ''),
  );
  const end = tokens.findIndex((token, index) => index > start && token.type === 'heading_open');
  const rows: string[][] = [];
  for (const [index, token] of tokens.slice(start, end === -1 ? undefined : end).entries()) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'td_open')
      rows.at(-1)!.push(tokens[start + index + 1]!.children!.map(child => child.content).join(''));
  }
  return rows.filter(row => row.length > 0);
}

describe('Markdown', () => {
  it('starts with the answer of the briefing', () => {
    const assessment = withFindings(MIXED);
    const briefing = brief(assessment);
    const text = toMarkdown(briefing, assessment);
    const headings = text.split('\n').filter(line => line.startsWith('#'));
    expect(headings).toEqual([
      '## Cloud risk briefing: Noonsale Ltd, Q4 2026', '### Three top risks', '### Three decisions we need', '### Three of thirteen questions need a decision now',
      '### Findings', '### Accepted risks', '### What we could not see',
    ]); // prettier-ignore
    expect(text.indexOf(briefing.bottomLine.answer)).toBeLessThan(text.indexOf('###'));
    expect(text).toMatch(/83\s% of what matters could be checked\./);
    expect(text).toContain('TLP:AMBER+STRICT');
  });

  it('is in one language', () => {
    const assessment = withFindings(MIXED);
    const text = toMarkdown(brief(assessment, 'de'), assessment);
    expect(text).toContain('| Frage | Note | Nachgewiesen | Bestenfalls | Gesehen |  |');
    expect(rowsUnder(text, 'Befunde').map(([severity, , resource]) => `${severity}: ${resource}`)).toEqual([
      'kritisch: gate-1', 'hoch: orders', 'mittel: reports', 'niedrig: web', 'hoch, nicht gesehen: payments', 'mittel, Prüfung abgebrochen: batch-7',
    ]); // prettier-ignore
    expect(rowsUnder(text, 'Befunde')[4]![1]).toMatch(/\? Bei payments nicht lesbar: Überwachungsprotokolle\.$/);
    expect(rowsUnder(text, 'Akzeptierte Risiken').map(row => row[4])).toEqual(['2027-01-31']);
    expect(text).toContain('gelesen am 2026-11-22');
  });

  it('has a grade and a score for each of the thirteen questions', () => {
    const rows = rowsUnder(write(noonsale()), QUESTIONS_HEAD);
    expect(rows).toHaveLength(13);
    expect(rows[0]!.slice(0, 4)).toEqual([
      'If our main account were wiped, would we still have our data?',
      'Critical gap',
      '21',
      '39',
    ]);
    const support = rows.find(([asks]) => asks!.startsWith('When it breaks at 3 a.m.'));
    expect(support!.slice(1, 3)).toEqual(['Not assessed', '–']);
  });

  it('lists findings by severity, then unknown ones, and accepted risks apart', () => {
    const text = write(withFindings(MIXED));
    expect(rowsUnder(text, 'Findings').map(([severity, , resource]) => `${severity}: ${resource}`)).toEqual([
      'critical: gate-1', 'high: orders', 'medium: reports', 'low: web', 'high, not seen: payments', 'medium, check failed: batch-7',
    ]); // prettier-ignore
    expect(rowsUnder(text, 'Accepted risks')).toEqual([
      ['critical', acceptedCopy.message, 'nightly', 'Ada Lovelace: until the vault is bought', '2027-01-31'],
    ]);
  });

  it('names accounts beside their numbers', () => {
    const whole = withFindings([openDoor]);
    const { account } = openDoor.resource;
    const targets = [{ provider: 'aws' as const, account, name: 'Shop', regions: [] }];
    expect(write({ ...whole, targets })).toContain(`aws Shop (${account}) `);
    expect(write({ ...whole, targets: [] })).toContain(`aws ${account} `);
  });

  it('lists what could not be read and the missing permissions', () => {
    expect(rowsUnder(write(noonsale()), 'What we could not see')).toContainEqual([
      's3:GetBucketPolicy',
      'in 1 of 2 accounts',
      'Strangers get in',
    ]);
  });

  it('is complete for every sample company', () => {
    for (const company of [emptyCompany(), unseenCompany(), healthyCompany()]) {
      expect(rowsUnder(write(company), QUESTIONS_HEAD)).toHaveLength(13);
      expect(write(company)).not.toContain('### Findings');
    }
  });

  it('fits into a comment, and says how many findings are left out', () => {
    const text = write(withFindings(many(20_000)));
    expect(text.length).toBeLessThan(60_000);
    const rows = rowsUnder(text, 'Findings');
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(rows.every(([severity]) => severity === 'critical')).toBe(true);
    expect(text).toContain(`… and ${(20_000 - rows.length).toLocaleString('en')} more in`);
  });

  it.each(['& '.repeat(5_000), '_'.repeat(10_000), 'a '.repeat(5_000)])(
    'fits into a comment if every name is long',
    name => {
      const found = many(500, () => name);
      const accepted = found.map(one => ({ ...one, exception: { owner: name, reason: name, until: name } }));
      const text = write(withFindings([...found, ...accepted]));
      expect(text.length).toBeLessThan(60_000);
      expect(text, 'to the end').toContain('TLP:AMBER+STRICT');
      expect(rowsUnder(text, 'Findings').length).toBeGreaterThan(10);
      expect(rowsUnder(text, 'Findings').length).toBeLessThan(101);
      expect(text).toMatch(/… and \d{1,3}(,\d{3})* more in/);
    },
  );

  it('is truncated at the end of a line if even the rest is too long', () => {
    const whole = noonsale();
    const briefing = brief(whole);
    const decision = { letter: 'A', text: 'Decide. '.repeat(30), days: '9', owner: 'nobody', by: 'much' };
    const text = toMarkdown(
      { ...briefing, bottomLine: { ...briefing.bottomLine, decisions: Array.from({ length: 1000 }, () => decision) } },
      whole,
    );
    expect(text.length).toBeLessThan(60_000);
    expect(text.endsWith('| much |\n\n… and more in `assessment.json`.\n')).toBe(true);
  });

  it('fits into a comment with any names and any number of findings', () => {
    const names = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...HOSTILE)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(names, fc.nat(400), (words, count) => {
        const found = many(count, index => words[index % words.length]!);
        const accepted = found
          .slice(0, 50)
          .map(one => ({ ...one, exception: { owner: words[0]!, reason: words[0]!, until: words[0]! } }));
        const whole = withFindings([...found, ...accepted]);
        const text = write({ ...whole, client: { ...whole.client, name: words[0]! } });
        expect(text.length).toBeLessThan(60_000);
        expect(rowsUnder(text, QUESTIONS_HEAD)).toHaveLength(13);
      }),
      { numRuns: 15 },
    );
  });

  it.each(HOSTILE.map(name => [name.slice(0, 40), name]))('makes no markup, link or mention of %j', (_, name) => {
    const text = write(hostileAssessment(name));
    const tokens = tokensOf(text);
    for (const type of [
      'html_block',
      'html_inline',
      'link_open',
      'image',
      'fence',
      'code_block',
      'em_open',
      's_open',
      'blockquote_open',
    ]) {
      expect(
        tokens.filter(token => token.type === type).map(({ content }) => content),
        type,
      ).toEqual([]);
    }
    // GitHub and GitLab look for mentions and references outside of code.
    const prose = tokens
      .filter(token => token.type === 'text')
      .map(({ content }) => content)
      .join('\n');
    expect(prose).not.toMatch(/@\w|#\d|GH-\d|!\d|\$\d|~\w|&\d|:\/\/|www\./);
    expect(text).not.toMatch(/[\p{Cf}\u0000-\u0009\u000B-\u001F\u007F-\u009F]/u);
    expect(text.isWellFormed()).toBe(true);
    // A pipe that ends a cell would push out the last one.
    expect(rowsUnder(text, 'Findings').map(row => row[4])).toEqual(['open-management-port', 'open-management-port']);
    expect(rowsUnder(text, 'What we could not see').every(row => row.length === 3)).toBe(true);
    expect(rowsUnder(text, 'Accepted risks').map(row => row.length)).toEqual([5]);
    expect(rowsUnder(text, QUESTIONS_HEAD)).toHaveLength(13);
  });

  it('shows an ordinary name unchanged', () => {
    const text = write(
      withFindings([
        finding('open-management-port', 'perimeter', 'high', 'db_orders*eu', {
          message: 'db_orders*eu is (a bit) open.',
        }),
        openDoor,
      ]),
    );
    expect(rowsUnder(text, 'Findings').map(([, message, name]) => [message, name])).toEqual([
      [openDoor.message, 'gate-1'],
      ['db_orders*eu is (a bit) open.', 'db_orders*eu'],
    ]);
  });
});
