import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brief } from '../../src/brief/index.ts';
import { incidentLibrary } from '../../src/brief/pages/incident-library.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import { LOSSES, type Assessment, type Loss } from '../../src/model/assessment.ts';
import { KINDS } from '../../src/model/kinds.ts';
import { emptyCompany, healthyCompany, noonsale, tally, unseenCompany } from '../support/assessment.ts';
import { readingGrade, sentencesOf, wordsIn } from '../support/reading-grade.ts';
import { textsOf } from '../support/texts.ts';

const words = translatorFor('en');
const english = (file: string): unknown => JSON.parse(readFileSync(`data/messages/en/${file}.json`, 'utf8'));
const incidents = english('incidents') as Record<string, { told: string }>;

/** A company that has the loss as its first risk. */
function withLoss(loss: Loss, leads: Assessment['risks'][number]['leads']): Assessment {
  const whole = noonsale();
  return { ...whole, risks: whole.risks.slice(0, 1).map(risk => ({ ...risk, loss, leads, questions: [leads] })) };
}

const COMPANIES: readonly Assessment[] = [
  noonsale(),
  emptyCompany(),
  unseenCompany(),
  healthyCompany(),
  ...LOSSES.map(loss => withLoss(loss, 'perimeter')),
  withLoss('S6', 'confidentiality'),
];

describe('every text of the briefing', () => {
  const all = [...new Set(COMPANIES.flatMap(company => textsOf(brief(company))))];

  it('has no sentence above 25 words', () => {
    const long = all.flatMap(sentencesOf).filter(sentence => wordsIn(sentence).length > 25);
    expect(long).toEqual([]);
  });

  it('never promises: not secure, not compliant, not free of risk', () => {
    expect(all.filter(text => /\b(in)?secure\b|complian|\bno risk|guarantee/i.test(text))).toEqual([]);
  });

  it('fills every placeholder and leaves no code behind', () => {
    expect(all.filter(text => /[{}]|undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  it('uses no acronym but RTO and RPO, and the names of products', () => {
    const known = new Set(['RTO', 'RPO', 'AWS', 'UTC', 'TLP', 'AMBER', 'STRICT', 'CTO', 'CIS', 'DORA']);
    const acronyms = all.flatMap(text => text.match(/\b[A-Z]{3,}\b/g) ?? []);
    expect([...new Set(acronyms)].filter(one => !known.has(one))).toEqual([]);
  });

  it('is neutral about people', () => {
    expect(all.filter(text => /\b(careless|negligen|should have|mistake of|guilty)/i.test(text))).toEqual([]);
  });
});

describe('the pages of the risks', () => {
  const pages = COMPANIES.flatMap(company => brief(company).risks);

  it.each(LOSSES)('%s reads at grade 9 or below, with a headline of 15 words at most', loss => {
    for (const leads of ['perimeter', 'confidentiality'] as const) {
      const [page] = brief(withLoss(loss, leads)).risks;
      expect(wordsIn(page?.headline ?? '').length).toBeLessThanOrEqual(15);
      expect(
        readingGrade(
          `${page?.headline ?? ''}. ${page?.story ?? ''} ${page?.closing.map(({ text }) => text).join(' ') ?? ''} `,
        ),
      ).toBeLessThanOrEqual(9);
    }
  });

  it('keeps the story below 90 words', () => {
    for (const page of pages) expect(wordsIn(page.story).length).toBeLessThanOrEqual(90);
  });

  it('reads at grade 9 or below, pages 2 to 8 as a whole', () => {
    const { bottomLine, decisions, risks, posture, coverage, plan, method } = brief(noonsale());
    const text = textsOf([bottomLine, decisions, risks, posture, coverage, plan, method])
      .filter(one => one.includes(' ') && wordsIn(one).length > 4)
      .map(one => (/[.!?]$/.test(one) ? one : `${one}.`))
      .join(' ');
    expect(readingGrade(text)).toBeLessThanOrEqual(9);
  });
});

describe('the library', () => {
  it('has words for every kind, loss and incident', () => {
    for (const kind of KINDS) expect(words.translate(`kinds.${kind}`, { n: 2 })).not.toBe('');
    for (const loss of LOSSES)
      for (const key of [
        'name',
        'story',
        'nothing',
        'strong.headline',
        'strong.answer',
        'mild.headline',
        'mild.answer',
      ])
        expect(words.has(`risks.${loss}.${key}`)).toBe(true);
    for (const incident of Object.values(incidentLibrary()).flat())
      expect(words.has(`incidents.${incident.id}.told`)).toBe(true);
  });

  it('prints hours where they were verified, and only there', () => {
    for (const { id, hours } of Object.values(incidentLibrary()).flat()) {
      const printed = incidents[id]?.told.includes('{hours, number}');
      if (printed === true) expect(hours, id).toBeDefined();
      else expect(incidents[id]?.told, id).not.toMatch(/\bhours?\b(?! of data)/);
    }
  });
});

describe('the sentences for our own case', () => {
  const cases = Object.keys(english('cases') as object);
  const told = (check: string, fail: number, judged: number): string => {
    const whole = noonsale();
    const [first] = whole.risks;
    const evidence = [{ id: 'E-001', check, fail, judged, unknown: 0, findings: [] }];
    const checks = [tally(check, 'perimeter', ['server'], ['Fine', 'Not fine'], { fail, pass: judged - fail })];
    return brief({ ...whole, checks, risks: [{ ...first!, evidence, actions: [] }] }).risks[0]?.story ?? '';
  };

  it.each(cases)('%s: one whole sentence for one, some and all, easy to read', check => {
    for (const [fail, judged] of [
      [1, 1],
      [1, 3],
      [2, 3],
      [3, 3],
    ] as const) {
      const [sentence = ''] = sentencesOf(told(check, fail, judged));
      expect(sentence).toMatch(/^[A-Z0-9][^{}]*\.$/);
      expect(wordsIn(sentence).length).toBeLessThanOrEqual(25);
      if (judged > 1) expect(sentence).not.toMatch(/\bonly (account|machine|database|data store|disk|entry point)\b/);
    }
  });
});

describe('identifiers', () => {
  const ARN = 'arn:aws:rds:eu-central-1:111122223333:db:orders-prod';
  const hostile = '<script>fetch("http://10.1.2.3")</script>{{constructor}}\u{1B}[31m=HYPERLINK(1)';

  function laden(): Assessment {
    const whole = noonsale();
    const name = `${ARN} 10.1.2.3 ops@example.com AKIAABCDEFGHIJKLMNOP ${hostile}`;
    const resource = {
      id: ARN,
      name,
      kind: 'database' as const,
      type: 'AWS::RDS::DBInstance',
      provider: 'aws' as const,
      account: '111122223333',
      region: 'eu-central-1',
      criticality: 'production' as const,
    };
    return {
      ...whole,
      targets: whole.targets.map(target => ({ ...target, name, identity: ARN, failed: name })),
      coverage: {
        ...whole.coverage,
        closed: [{ provider: 'aws', account: '111122223333', region: name }],
        unread: [
          ...whole.coverage.unread,
          {
            provider: 'aws',
            account: name,
            region: name,
            call: name,
            reason: 'denied',
            detail: name,
            count: 1,
            checks: [],
            permissions: [name, ARN],
          },
        ],
      },
      findings: [
        {
          id: 'f-1',
          check: 'single-zone-database',
          question: 'data-centre',
          severity: 'high',
          baseSeverity: 'high',
          status: 'fail',
          scope: 'resource',
          message: name,
          template: { key: 'text', data: {} },
          reason: { code: 'failed', detail: name },
          resource,
        },
      ],
    };
  }

  it('none of an account, a resource, a person or a machine reaches the pages', () => {
    const leaked = textsOf(brief(laden())).filter(text =>
      /arn:|\d{12}|\d{1,3}(\.\d{1,3}){3}|\S+@\S+|AKIA|orders-prod|<script|constructor/.test(text),
    );
    expect(leaked).toEqual([]);
  });
});
