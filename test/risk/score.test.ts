import { describe, expect, it } from 'vitest';
import { CRITICALITY_WEIGHT, type Criticality } from '../../src/model/criticality.ts';
import type { Status } from '../../src/model/finding.ts';
import { gradeOf, scoreAll, scoreQuestion, type WeighedCheck } from '../../src/risk/score.ts';
import { addGap, addJudgement, emptyTally, type Tally } from '../../src/risk/tally.ts';

/** `unclassified`: production that may be a crown jewel. */
type Row = readonly [Criticality | 'unclassified', Status, number?];

function check(id: string, weight: number, rows: readonly Row[], caps = false): WeighedCheck & { tally: Tally } {
  const tally = emptyTally();
  for (const [worth, status, credit] of rows) {
    const criticality = worth === 'unclassified' ? 'production' : worth;
    addJudgement(tally, {
      status,
      credit: credit ?? (status === 'pass' ? 1000 : 0),
      criticality,
      weight: CRITICALITY_WEIGHT[criticality],
      high: CRITICALITY_WEIGHT[worth === 'unclassified' ? 'crown-jewel' : worth],
    });
  }
  return { id, question: 'offsite-copies', weight, caps, sums: tally.sums, tally };
}

/** The worked example of risk model 1.2. */
const example = [
  check('backups-exist', 5, [['crown-jewel', 'pass'], ['production', 'fail'], ['test', 'fail']]),
  check('copy-in-another-region', 5, [['crown-jewel', 'pass'], ['production', 'fail']]),
  check('copy-out-of-reach', 10, [['crown-jewel', 'fail'], ['production', 'fail']], true),
  check('copies-locked', 5, [['crown-jewel', 'unknown'], ['production', 'unknown'], ['test', 'unknown']]),
  check('copies-encrypted', 3, [['crown-jewel', 'pass'], ['production', 'pass'], ['test', 'pass']]),
]; // prettier-ignore

describe('the score of a question', () => {
  it('is 37, at best 55 capped to 39, with 82 % seen, in the worked example', () => {
    expect(scoreQuestion(example)).toEqual({
      proven: 37,
      possible: 39,
      coverage: 82,
      grade: 'critical-gap',
      provisional: false,
      capped: { at: 39, by: ['copy-out-of-reach'], because: 'fail' },
    });
  });

  it('would be at best 55 without the cap', () => {
    expect(scoreQuestion(example.map(one => ({ ...one, caps: false })))).toMatchObject({ proven: 37, possible: 55 });
  });

  it('is capped at 59 by a decisive fail on a production resource, and not at all by one on a test resource', () => {
    const many: Row[] = Array.from({ length: 30 }, () => ['production', 'pass']);
    expect(scoreQuestion([check('a', 10, [...many, ['production', 'fail']], true)])).toMatchObject({
      proven: 59,
      possible: 59,
    });
    expect(scoreQuestion([check('a', 10, [...many, ['test', 'fail']], true)]).proven).toBeGreaterThan(90);
  });

  it('caps what is proven, not what is possible, when a decisive check could not look', () => {
    const passes: Row[] = Array.from({ length: 30 }, () => ['production', 'pass']);
    const score = scoreQuestion([check('a', 10, [...passes, ['production', 'unknown']], true)]);
    expect(score).toMatchObject({ proven: 59, possible: 100, capped: { at: 59, by: ['a'], because: 'unknown' } });
  });

  it('does not apply when no check finds anything to judge', () => {
    expect(scoreQuestion([check('a', 10, [['production', 'not-applicable']])]).grade).toBe('does-not-apply');
    expect(scoreQuestion([]).grade).toBe('does-not-apply');
  });

  it('proves nothing for a check of which a list was not read, and keeps what may be', () => {
    const refused = check('a', 10, [['production', 'pass']]);
    addGap(refused.tally, { criticality: 'production' });
    expect(scoreQuestion([refused])).toMatchObject({ proven: 0, possible: 100, coverage: 50, provisional: true });
  });

  it('counts a list that was not read as the heaviest that was, in what could be seen', () => {
    const silent = check('a', 10, [['production', 'pass'], ['production', 'pass']]); // prettier-ignore
    addGap(silent.tally, { criticality: 'production' }, 6);
    expect(scoreQuestion([silent])).toMatchObject({ proven: 0, possible: 100, coverage: 50 });
  });
});

describe('the score of a question where nobody says whether a resource is a crown jewel', () => {
  const half = (worth: Row[0]): Row[] => [['production', 'pass'], [worth, 'fail']]; // prettier-ignore
  const many: Row[] = Array.from({ length: 30 }, () => ['production', 'pass']);

  it('proves what is left if it is one, and may be as good as with production', () => {
    expect(scoreQuestion([check('a', 10, half('unclassified'))])).toMatchObject({ proven: 23, possible: 50 });
    expect(scoreQuestion([check('a', 10, half('production'))])).toMatchObject({ proven: 50, possible: 50 });
  });

  it('counts what is not seen in the same way', () => {
    expect(scoreQuestion([check('a', 10, [['production', 'pass'], ['unclassified', 'unknown']])])).toMatchObject({ proven: 23, possible: 100 }); // prettier-ignore
  });

  it('weighs what passes as production, and what was partly done by both', () => {
    expect(
      scoreQuestion([
        check('a', 10, [
          ['unclassified', 'pass'],
          ['production', 'fail'],
        ]),
      ]).proven,
    ).toBe(50);
    expect(scoreQuestion([check('a', 10, [['unclassified', 'fail', 500]])]).proven).toBe(23);
  });

  it('is capped as for a crown jewel in what is proven, as for production in what is possible', () => {
    expect(scoreQuestion([check('a', 10, [...many, ['unclassified', 'fail']], true)])).toMatchObject({
      proven: 39,
      possible: 59,
      grade: 'critical-gap',
      capped: { at: 39, by: ['a'], because: 'criticality' },
    });
    expect(scoreQuestion([check('a', 10, [...many, ['unclassified', 'unknown']], true)])).toMatchObject({
      proven: 39,
      possible: 100,
      capped: { at: 39, by: ['a'], because: 'unknown' },
    });
  });

  it('is held by a failed crown jewel, whatever else may be one', () => {
    const both: Row[] = [...many, ['crown-jewel', 'fail'], ['unclassified', 'fail'], ['production', 'unknown']];
    expect(scoreQuestion([check('a', 10, both, true)])).toMatchObject({ possible: 39, capped: { because: 'fail' } });
  });
});

describe('the grade', () => {
  it.each([
    [100, 100, 'strong'], [90, 100, 'strong'], [89, 100, 'good'], [75, 100, 'good'], [74, 100, 'needs-work'],
    [60, 100, 'needs-work'], [59, 100, 'weak'], [40, 100, 'weak'], [39, 100, 'critical-gap'], [0, 100, 'critical-gap'],
    [100, 39, 'not-assessed'], [100, 40, 'strong'],
  ])('of %i proven at %i %% coverage is %s', (proven, coverage, grade) => { expect(gradeOf(proven, coverage)).toBe(grade); }); // prettier-ignore
});

describe('the overall score', () => {
  it('is held at 59 while a question that decides survival is below 40', () => {
    const good = (question: WeighedCheck['question']): WeighedCheck => ({
      ...check(question, 10, [['production', 'pass']]),
      question,
    });
    const bad: WeighedCheck = { ...check('copies', 10, [['production', 'fail']]), question: 'offsite-copies' };
    const { overall, questions } = scoreAll([
      bad,
      good('perimeter'),
      good('records'),
      good('confidentiality'),
      good('data-centre'),
      good('recovery'),
    ]);
    expect(questions['offsite-copies'].proven).toBe(0);
    expect(overall).toMatchObject({
      proven: 59,
      possible: 59,
      capped: { at: 59, by: ['offsite-copies'], because: 'survival' },
    });
  });

  it('leaves questions that do not apply out of the weights', () => {
    const { overall } = scoreAll([{ ...check('a', 10, [['production', 'pass']]), question: 'support' }]);
    expect(overall).toMatchObject({ proven: 100, coverage: 100, grade: 'strong' });
  });
});

describe('weights of the configuration', () => {
  const checks = [
    { ...check('slow', 10, [['production', 'fail']]), question: 'surge' as const, caps: false },
    { ...check('fast', 10, [['production', 'pass']]), question: 'support' as const, caps: false },
  ];

  it('replace those of the questions in the overall score, and change no other', () => {
    const [model, own] = [scoreAll(checks), scoreAll(checks, { questionWeights: { surge: 27 } })];
    expect(model.overall.proven).toBe(50);
    expect(own.overall.proven).toBe(10);
    expect(own.questions).toEqual(model.questions);
  });
});
