import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { intervalText } from '../../../src/brief/pages/survival/interval-text.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { SCENARIOS, type Affected, type Survival } from '../../../src/model/survival.ts';
import type { Workload } from '../../../src/model/workload.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { htmlExtras } from '../../../src/render/formats/html/html-extras.ts';
import { noonsale } from '../../support/assessment.ts';
import { readingGrade, sentencesOf, wordsIn } from '../../support/reading-grade.ts';
import { textsOf } from '../../support/texts.ts';

const workload = (name: string, more: Partial<Workload> = {}): Workload => ({
  name, source: 'tag', confidence: 'high', criticality: 'production', resources: 3, byKind: {}, needs: 0, unseen: [], places: [], ...more,
}); // prettier-ignore

const disk: Affected = {
  resource: { id: 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1', name: 'vol-1', kind: 'disk', type: 'AWS::EC2::Volume', provider: 'aws', account: '111122223333', region: 'eu-west-1' },
  fate: 'lost', hours: { best: null, worst: null }, dataLoss: { best: null, worst: null }, recovery: 'nobody',
  story: [], causes: [{ key: 'restarted', data: {} }, { key: 'all-copies-gone', data: {} }], unread: [], path: [],
}; // prettier-ignore

const calm: Omit<Survival, 'workload' | 'scenario'> = {
  instances: 1, fate: 'unaffected', hours: { best: 0, worst: 0 }, dataLoss: { best: 0, worst: 0 }, recovery: 'none', affected: 0, needed: 3, decides: [], timeline: [],
}; // prettier-ignore
const gone: Partial<Survival> = {
  fate: 'lost', hours: { best: null, worst: null }, dataLoss: { best: null, worst: null }, affected: 2, decides: [disk],
  timeline: [{ hours: 0, key: 'lost', text: 'It is lost.' }, { hours: null, key: 'never', text: 'Never.' }],
}; // prettier-ignore

type Rows = Partial<Record<(typeof SCENARIOS)[number], Partial<Survival>>>;
const rowsOf = (name: string, rows: Rows): Survival[] =>
  SCENARIOS.map(scenario => ({ ...calm, workload: name, scenario, ...rows[scenario] }));

const company = (workloads: Workload[], survival: Survival[]): Assessment => ({ ...noonsale(), workloads, survival });
const pageOf = (rows: Rows, more: Partial<Workload> = {}) =>
  brief(company([workload('orders', more)], rowsOf('orders', rows))).survival!;
const cell = (rows: Rows, at: number, more: Partial<Workload> = {}) => pageOf(rows, more).rows[0]!.cells[at]!;

describe('a cell', () => {
  const restored = { fate: 'restores', hours: { best: 1.3, worst: 52.5 }, dataLoss: { best: 0, worst: 0.25 }, affected: 1 } as const;

  it('says hours and data as ranges that are rounded outwards', () => {
    expect(cell({ 'zone-lost': restored }, 2)).toMatchObject({
      shape: 'needs-work',
      word: 'Restored',
      lines: ['1 h to 3 days', 'up to 15 min lost'],
    });
  });

  it('says that there is no end, and never “lost” of what may come back', () => {
    const waits = { fate: 'waits', hours: { best: 1.3, worst: null }, dataLoss: { best: 0, worst: null }, affected: 1 } as const;
    expect(cell({ 'zone-lost': waits }, 2)).toMatchObject({ shape: 'weak', lines: ['from 1 h, no sure end', 'data lost if it never returns'] });
    expect(cell({ 'zone-lost': { ...waits, fate: 'lost' } }, 2)).toMatchObject({ shape: 'critical-gap', word: 'At risk' });
    expect(cell({ 'zone-lost': gone }, 2)).toMatchObject({ shape: 'critical-gap', word: 'Lost', lines: ['no sure end', 'data lost for good'] });
  });

  it('opens its chain where nothing but a list that was not read decides, and names that as what it is', () => {
    const unread = { ...disk, resource: { ...disk.resource, id: 'unread:disk:1:r', type: 'Unread' } };
    expect(cell({ 'zone-lost': { ...gone, fate: 'unknown', affected: 0, decides: [unread] } }, 2).chain).toEqual([
      'not seen (disk): At best: It is started again by itself. At worst: No copy survives.',
    ]);
  });

  it('tells how long a place was out that came back, and that it may not', () => {
    const ifReturned = { hours: { best: 1.3, worst: 84 }, dataLoss: { best: 0, worst: 0 } };
    const waits = { fate: 'waits', hours: { best: 1.3, worst: null }, dataLoss: { best: 0, worst: null }, affected: 1, ifReturned } as const;
    expect(cell({ 'zone-lost': waits }, 2)).toMatchObject({ shape: 'weak', word: 'Shut', lines: ['1 h to 4 days', 'nothing lost'] });
    expect(pageOf({ 'zone-lost': waits }).notes.at(-1)).toContain('If it never does, there is no sure end');
    expect(pageOf({}).notes.at(-1)).toBe('Times run from the best case to the worst.');
    const { text, legend } = pageOf({ 'zone-lost': waits });
    expect(text).toContain('1 ends only when a place is back or has no sure end');
    expect(legend.map(one => one.text)).toContain('ends when a place is back, or no sure end');
    const { fate, hours, dataLoss, affected } = waits;
    expect(pageOf({ 'zone-lost': { fate, hours, dataLoss, affected } }).text).toContain('1 has no sure end');
  });

  it('has the hours of page 2, where the line itself says that the place may not come back', () => {
    const ifReturned = { hours: { best: 1.3, worst: 84 }, dataLoss: { best: 0, worst: 0 } };
    const waits = { fate: 'waits', hours: { best: 1.3, worst: null }, dataLoss: { best: 0, worst: null }, affected: 1 } as const;
    const lasts = (row: Partial<Survival>) => {
      const { bottomLine } = brief(company([workload('orders')], rowsOf('orders', { 'zone-lost': row })));
      return bottomLine.risks.find(({ headline }) => headline.includes('building'))?.lasts;
    };
    expect(lasts({ ...waits, ifReturned })).toEqual({ time: '1 h to 4 days', note: 'data lost if it never returns' });
    expect(lasts(waits)).toEqual({ time: 'From 1 h, no sure end', note: 'data lost if it never returns' });
  });

  it('counts a service as hit where it stops or may stop, not where it goes on or nothing but a list was not read', () => {
    const decider = (fate: Survival['fate'], type = disk.resource.type) => ({ ...disk, fate, resource: { ...disk.resource, type } });
    const rows: Readonly<Record<string, Partial<Survival>>> = {
      orders: { fate: 'waits', hours: { best: 1, worst: null } },
      shop: { fate: 'unknown', decides: [decider('unknown', 'Unread'), decider('by-hand')] },
      archive: { fate: 'unaffected', decides: [decider('unaffected')] },
      ledger: { fate: 'unknown', decides: [decider('unknown', 'Unread'), decider('unaffected')] },
    };
    const names = Object.keys(rows);
    const survival = names.flatMap(name => rowsOf(name, { 'zone-lost': { affected: 1, ...rows[name] } }));
    const { bottomLine } = brief(company(names.map(name => workload(name)), survival));
    const line = bottomLine.risks.find(({ headline }) => headline.includes('building'))?.line;
    expect(line).toMatch(/^Hits “orders” and “shop”\. /u);
  });

  it('is judged against its target, and says so', () => {
    const verdict = (rto: 'met' | 'missed' | 'cannot-tell') => cell({ 'zone-lost': { ...restored, target: { rtoHours: 4, rto, rpo: 'met' } } }, 2);
    expect(verdict('met')).toMatchObject({ shape: 'needs-work' });
    expect(verdict('missed')).toMatchObject({ shape: 'weak' });
    expect(verdict('cannot-tell').lines.at(-1)).toBe('target: not sure');
    expect(verdict('missed').lines.at(-1)).toBe('target missed');
  });

  it('does not call safe what was not seen', () => {
    expect(cell({}, 2).shape).toBe('strong');
    expect(cell({}, 2, { unseen: ['list of databases'] })).toMatchObject({ shape: 'not-assessed', word: 'Not known' });
    expect(cell({ 'data-corrupted': { instances: 0 } }, 1).shape).toBe('does-not-apply');
  });

  it('takes the worse of an account that is wiped and one that is closed, and no administrator for no comfort', () => {
    expect(cell({ 'account-wiped': { instances: 0 }, 'account-closed': gone }, 4).word).toBe('Lost');
    expect(cell({ 'account-wiped': gone }, 4).word).toBe('Lost');
  });
}); // prettier-ignore

describe('the page', () => {
  it('is left out where nothing was simulated', () => {
    expect(brief(noonsale()).survival).toBeUndefined();
    const untouched = rowsOf('orders', Object.fromEntries(SCENARIOS.map(scenario => [scenario, { instances: 0 }])));
    expect(brief(company([workload('orders')], untouched)).survival).toBeUndefined();
  });

  it('has crown jewels first, and counts what has no room', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const workloads = names.map(name => workload(name, name === 'f' ? { criticality: 'crown-jewel' } : {}));
    const survival = names.flatMap(name => rowsOf(name, { 'account-closed': gone }));
    const page = brief(company(workloads, survival)).survival!;
    expect(page.rows.map(({ service }) => service)).toEqual(['f', 'a', 'b', 'c', 'd']);
    expect(page.rest).toBe('2 more services are in assessment.json.');
  });

  it('numbers accounts that have a number only', () => {
    const page = brief(company([workload('111122223333', { source: 'account' })], rowsOf('111122223333', { 'zone-lost': gone }))).survival!; // prettier-ignore
    expect(page.rows[0]?.service).toBe('Account 1');
    expect(textsOf(page).filter(text => /\d{12}|vol-1|arn:/.test(text))).toEqual([]);
  });

  it('names an account by the name that people gave it', () => {
    const shop = workload('Shop production', { source: 'account' });
    const page = brief(company([shop], rowsOf('Shop production', { 'zone-lost': gone }))).survival!;
    expect(page.rows[0]?.service).toBe('Shop production');
    const redacted = { ...company([shop], rowsOf('Shop production', { 'zone-lost': gone })), redacted: true as const };
    expect(textsOf(brief(redacted).survival!).join(' ')).not.toContain('Shop production');
  });

  it('calls only messages gone where a queue alone is lost', () => {
    const queue: Affected = { ...disk, resource: { ...disk.resource, kind: 'messaging' } };
    const every = (decides: Affected[]): Rows => Object.fromEntries(SCENARIOS.map(scenario => [scenario, { ...gone, decides }]));
    expect(pageOf(every([queue])).headline).toBe('“orders” does not survive a broken machine: messages are gone for good');
    expect(pageOf(every([queue, disk])).headline).toMatch(/data is gone for good$/);
    const may = { ...gone, dataLoss: { best: 0, worst: null }, decides: [{ ...queue, dataLoss: { best: 0, worst: null } }] };
    expect(pageOf({ 'region-lost': may }).headline).toBe('“orders” may lose messages for good through the loss of a whole region');
  }); // prettier-ignore

  it('says in its headline what the first service survives and what not', () => {
    expect(pageOf({ 'account-closed': gone }).headline).toBe(
      '“orders” survives the loss of the provider. It does not survive the loss of its account.',
    );
    expect(pageOf({}).headline).toBe('“orders” would come back from all that we took away');
  });

  it('tells the worst evening with the steps of the simulation', () => {
    const timeline = [
      { hours: 0, key: 'lost', text: '' }, { hours: 1.5, key: 'noticed', text: '' }, { hours: 9, key: 'done', text: '' }, { hours: 40, key: 'back', text: '' },
    ]; // prettier-ignore
    const restores = { fate: 'restores', hours: { best: 2, worst: 40 }, dataLoss: { best: 0, worst: 1 }, affected: 2 } as const; // prettier-ignore
    const { evening } = pageOf({ 'zone-lost': { ...restores, decides: [disk], timeline } });
    expect(evening?.events.map(({ time }) => time)).toEqual([
      '20:00',
      '20:00',
      'Then',
      '21:30',
      'Next day, 05:00',
      'Day 3',
    ]);
    expect(evening?.chart?.bars).toMatchObject([{ service: 'orders', from: 2, to: 40, data: 'some' }]);
    expect(pageOf({ 'zone-lost': gone }).evening?.chart).toBeUndefined();
  });

  it('has short, easy sentences, and nothing in English in other languages', () => {
    const { notes, text, headline, evening } = pageOf({ 'zone-lost': gone });
    const all = [headline, text, ...notes, ...textsOf(evening)];
    expect(all.flatMap(sentencesOf).filter(sentence => wordsIn(sentence).length > 25)).toEqual([]);
    expect(readingGrade([headline, text, ...notes].join('. '))).toBeLessThanOrEqual(9);
    for (const language of LANGUAGES) {
      const words = translatorFor(language);
      brief(company([workload('orders')], rowsOf('orders', { 'zone-lost': gone })), language, words);
      expect([...words.untranslated].filter(key => key.startsWith('survival.'))).toEqual([]);
    }
  });

  it('opens the chain of causes in the HTML without a script, and has none of it on paper', async () => {
    const briefing = brief(company([workload('orders')], rowsOf('orders', { 'zone-lost': gone })));
    const html = await renderHtml(briefing, 'a4', {}, htmlExtras(briefing, undefined));
    expect(html).toMatch(
      /<details class="chain"[\s\S]*disk: At best: It is started again by itself\. At worst: No copy survives\./i,
    );
    expect(await renderHtml(briefing, 'a4')).not.toContain('<details');
  });
});

it('writes intervals in the words of each language', () => {
  const texts = LANGUAGES.map(language => intervalText(translatorFor(language), { best: 5, worst: 9 }, 'hours'));
  expect(texts).toEqual(['5 to 9 h', '5 bis 9 Std.', 'de 5 à 9 h', 'de 5 a 9 h']);
});

it.each(LANGUAGES)(
  'what belongs to no service has a name in quotation marks, which no sentence inflects: %s',
  language => {
    const rest = workload('rest', { source: 'unassigned' });
    const { survival } = brief(company([rest], rowsOf('rest', { 'account-wiped': gone })), language);
    const name = { en: '“Everything else”', de: '„Alles andere“', fr: '« Tout le reste »', es: '«Todo lo demás»' }[
      language
    ];
    const plain = (text: string | undefined): string => text?.replaceAll(/[\u{A0}\u{202F}]/gu, ' ') ?? '';
    expect(plain(survival?.headline)).toContain(name);
    expect(plain(survival?.evening?.title)).toContain(name);
    expect(plain(survival?.notes[0])).toContain(name);
  },
);
