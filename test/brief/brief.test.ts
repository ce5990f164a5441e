import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { brief, type RiskPage } from '../../src/brief/index.ts';
import { assessmentSchema, type Assessment } from '../../src/model/assessment.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { renderJson } from '../../src/render/formats/json.ts';
import { emptyCompany, healthyCompany, noonsale, score, tally, unseenCompany } from '../support/assessment.ts';
import { textsOf } from '../support/texts.ts';

const briefOf = (changes: Partial<Assessment> = {}) => brief(noonsale(changes));

/** The same company with the counts of one check changed. */
function withCounts(id: string, fail: number, judged: number): Assessment {
  const whole = noonsale();
  return {
    ...whole,
    checks: whole.checks.map(check => (check.id === id ? { ...check, fail, pass: judged - fail } : check)),
    risks: whole.risks.map(risk => ({
      ...risk,
      evidence: risk.evidence.map(one => (one.check === id ? { ...one, fail, judged, unknown: 0 } : one)),
      actions: risk.actions.map(action => (action.check === id ? { ...action, resources: fail } : action)),
    })),
  };
}

describe('the fixtures', () => {
  it.each([noonsale, emptyCompany, unseenCompany, healthyCompany])('%o is an assessment', make => {
    expect(assessmentSchema.safeParse(make()).error).toBeUndefined();
  });
});

describe('the bottom line', () => {
  it('answers in one sentence, with three risks, a decision for each, what is fine and what was not seen', () => {
    const { bottomLine } = briefOf();
    expect(bottomLine.answer).toBe('If one log-in is stolen, we can lose data and its copies on the same day.');
    expect(bottomLine.risks.map(risk => risk.headline)).toEqual([
      'One log-in can delete data and its copies',
      'We have no proof that we can get our data back',
      'If one building fails, part of our service stops',
    ]);
    // Quick wins first; the dates follow from the days of work and the capacity of 60 days in 90.
    expect(bottomLine.decisions.map(({ letter, days, by }) => [letter, days, by.replaceAll('\u{A0}', ' ')])).toEqual([
      ['A', '5', '30 Nov 2026'],
      ['B', '5', '7 Dec 2026'],
      ['C', '40', '5 Feb 2027'],
    ]);
    expect(bottomLine.sum).toBe('50 days of work at most');
    // Nothing of a question that a risk on the same page is about.
    expect(bottomLine.fine).toEqual(['All 3 databases are encrypted where they are stored.']);
    expect(bottomLine.unseen).toBe(
      '17\u{A0}% of what matters, and the score counts it as not done. 2 rights to read are missing. 7 questions wait for an answer from our people.',
    );
    expect(bottomLine.standing.flatMap(({ rows }) => rows)).toHaveLength(13);
    expect(bottomLine.overall).toBe('Overall 41 of 100, at best 59');
  });

  it('says so in the answer itself, and asks for the right, when too little was seen', () => {
    const whole = noonsale();
    const { bottomLine } = brief({ ...whole, coverage: { ...whole.coverage, confidence: 54 } });
    expect(bottomLine.answer).toContain('We could check only 54\u{A0}% of what matters');
    expect(bottomLine.decisions.at(-1)?.text).toBe('Let us look: grant the 2 missing rights, and run again');
  });

  it('speaks of one risk, one decision, one right in the singular', () => {
    const whole = noonsale();
    const { bottomLine } = brief({
      ...whole,
      risks: whole.risks.slice(0, 1),
      coverage: { ...whole.coverage, unread: whole.coverage.unread.slice(0, 1) },
    });
    expect([bottomLine.risksTitle, bottomLine.decisionsTitle]).toEqual(['The top risk', 'The decision we need']);
    expect(bottomLine.unseen).toContain('One right to read is missing.');
  });
});

const happenedOf = (page: RiskPage | undefined): string =>
  page?.closing.find(({ term }) => term === 'It has happened')?.text ?? '';

describe('the page of a risk', () => {
  it('tells our own case first, then a verified one, then three facts with counts and evidence', () => {
    const [wiped] = briefOf().risks;
    expect(wiped?.story).toMatch(/^Data that is lost if its account is wiped: 14 of 14 data stores\. /);
    expect(happenedOf(wiped)).toMatch(/^In June 2014 .*\(Code Spaces, 17\u{A0}June 2014; source: itwriting\.com\)$/u);
    expect(wiped?.facts).toEqual([
      {
        count: '14 of 14 data stores',
        statement: 'Data that is lost if its account is wiped',
        evidence: 'E-001',
      },
      { count: '14 of 14 backup copies', statement: 'Copies that can be deleted', evidence: 'E-002' },
      {
        count: '1 of 12 servers',
        statement: 'Doors for administrators that stand open to the internet',
        evidence: 'E-003',
      },
    ]);
    expect(wiped?.actions[0]).toEqual({
      action: 'C: Push locked copies every day to a second account with its own administrators.',
      note: 'Mends 14 data stores.',
      work: 'up to 40 days',
      by: '5\u{A0}Feb\u{A0}2027',
    });
    expect(wiped?.closing[1]?.text).toMatch(
      /^Medium\. We could read 82\u{A0}% of what this question asks, on 22\u{A0}November 2026\./u,
    );
  });

  it.each([
    [1, 1, 'Our only data store lives in one building only.', '1 of 1 data store', '1 data store'],
    [
      1,
      3,
      '1 of our 3 databases and caches lives in one building only.',
      '1 of 3 databases and caches',
      '1 data store',
    ],
    [
      2,
      3,
      '2 of our 3 databases and caches each live in one building only.',
      '2 of 3 databases and caches',
      '2 databases and caches',
    ],
    [
      3,
      3,
      'All 3 of our databases and caches each live in one building only.',
      '3 of 3 databases and caches',
      '3 databases and caches',
    ],
    [
      1200,
      1500,
      '1,200 of our 1,500 databases and caches each live in one building only.',
      '1,200 of 1,500 databases and caches',
      '1,200 databases and caches',
    ],
  ])('counts and words agree: %i of %i', (fail, judged, story, count, mends) => {
    const [, , building] = brief(withCounts('single-zone-database', fail, judged)).risks;
    expect(building?.story.startsWith(story)).toBe(true);
    expect(building?.facts[0]?.count).toBe(count);
    expect(building?.actions[0]?.note).toBe(`Mends ${mends}.`);
  });

  it('names what was not seen beside what was found', () => {
    expect(briefOf().risks[2]?.story).toMatch(
      /^At least 2 of our databases and caches each live in one building only\. /,
    );
    expect(briefOf().risks[2]?.facts[0]?.statement).toBe('Databases that live in one data centre (1 not judged)');
  });

  it('tells an unread list from a resource that could not be judged', () => {
    const whole = noonsale();
    const told = (unreadLists: number): string | undefined => {
      const checks = whole.checks.map(check =>
        check.id === 'single-zone-database' ? { ...check, unreadLists } : check,
      );
      const risks = whole.risks.map(risk => ({
        ...risk,
        evidence: risk.evidence.map(one => (one.check === 'single-zone-database' ? { ...one, unknown: 3 } : one)),
      }));
      return brief({ ...whole, checks, risks }).risks[2]?.facts[0]?.statement;
    };
    expect(told(3)).toBe('Databases that live in one data centre (3 lists not read)');
    expect(told(1)).toBe('Databases that live in one data centre (one list not read; 2 not judged)');
  });

  it('gives every count a noun', () => {
    const whole = noonsale();
    const many = tally(
      'keys',
      'people',
      ['key', 'secret'],
      ['Locked away', 'Lying about'],
      { pass: 3 },
      { weight: 10 },
    );
    const { bottomLine } = brief({ ...whole, checks: [...whole.checks, many] });
    expect(bottomLine.fine).toContain('Locked away: all 3 keys and secrets.');
  });

  it('calls nothing all there is that a check is about in part', () => {
    const whole = noonsale();
    const titles = ['Databases are sealed', 'Unsealed databases'] as const;
    const praised = (counts: object) => {
      const some = tally('sealed', 'people', ['database'], titles, { pass: 3, ...counts }, { weight: 10 });
      return brief({ ...whole, checks: [...whole.checks, some] }).bottomLine.fine;
    };
    expect(praised({})).toContain('All 3 databases are sealed.');
    expect(praised({ notApplicable: 2 })).toContain('Databases are sealed: 3 databases.');
  });

  it('gives no date in the message to the board to a decision that has none', () => {
    const whole = noonsale();
    const { email } = brief({ ...whole, coverage: { ...whole.coverage, confidence: 54 } }).office;
    expect(email).toContain('D: Let us look: grant the 2 missing rights, and run again. ');
    expect(email).toMatch(/C: .* \(by 5.Feb.2027\)\./);
  });

  it('takes what people said for a statement, not for a count', () => {
    expect(briefOf().risks[1]?.facts[0]?.count).toBe('Stated by our people');
  });

  it('prefers a case at a provider that we use, and tells no case twice', () => {
    const told = briefOf().risks.map(happenedOf);
    expect(told[2]).toContain('Amazon Web Services');
    expect(new Set(told).size).toBe(3);
    const whole = noonsale();
    const inGoogle = brief({ ...whole, targets: [{ provider: 'gcp', account: 'shop-1', regions: [] }] });
    expect(happenedOf(inGoogle.risks[2])).toContain('London');
  });

  it('illustrates data that is read by no case of data that was deleted', () => {
    const whole = noonsale();
    const risks = [{ ...whole.risks[0]!, loss: 'S6' as const, leads: 'confidentiality' as const }];
    expect(happenedOf(brief({ ...whole, risks }).risks[0])).toBe('');
  });

  it('falls back on the title of a check that it has no sentence for', () => {
    const whole = noonsale();
    const own = tally(
      'crooked-thing',
      'data-centre',
      ['server', 'app'],
      ['Things are straight', 'Things that are crooked'],
      { fail: 2, pass: 1 },
    );
    const [risk] = brief({
      ...whole,
      checks: [...whole.checks, own],
      risks: whole.risks.slice(2).map(one => ({
        ...one,
        evidence: [{ id: 'E-009', check: own.id, fail: 2, judged: 3, unknown: 0, findings: [] }],
      })),
    }).risks;
    expect(risk?.story).toMatch(/^Things that are crooked: 2 of 3 systems\. /);
  });

  it('speaks mildly while no decisive check fails and the score may still be fair', () => {
    const whole = noonsale();
    const questions = { ...whole.score.questions, 'offsite-copies': score(70, 85, 90) };
    expect(brief({ ...whole, score: { ...whole.score, questions } }).risks[0]?.headline).toBe(
      'Some data has too few copies, or keeps them too close',
    );
  });
});

describe('which risks get a page', () => {
  it('takes at most three, each of another question, and none that rests on the unseen alone', () => {
    const whole = noonsale();
    const [wiped, restore, building] = whole.risks;
    const unseen = { ...building!, evidence: building!.evidence.map(one => ({ ...one, fail: 0 })) };
    const closed = { ...wiped!, loss: 'S4' as const };
    const { risks } = brief({ ...whole, risks: [wiped!, closed, unseen, restore!, building!] });
    expect(risks.map(risk => risk.headline)).toEqual([
      'One log-in can delete data and its copies',
      'We have no proof that we can get our data back',
      'If one building fails, part of our service stops',
    ]);
    expect(risks.map(risk => risk.kicker)).toEqual([
      'Risk 1 of 3 · our account is wiped',
      'Risk 2 of 3 · we cannot get data back',
      'Risk 3 of 3 · one data centre fails',
    ]);
  });
});

describe('the posture', () => {
  const rowOf = (assessment: Assessment, question: string) =>
    brief(assessment).posture.rows.find(row => row.question === question);

  it('shows all thirteen, the heaviest first, and never a score where nothing was assessed', () => {
    const { rows, headline } = briefOf().posture;
    expect(rows.map(row => row.question).slice(0, 4)).toEqual([
      'offsite-copies',
      'perimeter',
      'recovery',
      'data-centre',
    ]);
    expect(rows).toHaveLength(13);
    expect(headline).toBe('Seven of thirteen questions need a decision now or this month');
    const unseen = rows.filter(row => row.grade.slug === 'not-assessed');
    expect(unseen.map(row => row.question)).toEqual(['provider', 'people', 'coupling', 'support']);
    expect(unseen.every(row => row.bar === undefined && row.proven === '–' && row.possible === '–')).toBe(true);
  });

  it('counts as page 2 does: a question that a decision is about needs one, with a score or without', () => {
    const whole = noonsale();
    const questions = { ...whole.score.questions, recovery: score(0, 80, 20) };
    const { bottomLine, posture } = brief({ ...whole, score: { ...whole.score, questions } });
    const due = bottomLine.standing.filter(({ title }) => title !== 'No score' && title !== 'This quarter');
    expect(due.flatMap(({ rows }) => rows)).toHaveLength(7);
    expect(due[0]?.rows.map(({ grade }) => grade.slug)).toContain('not-assessed');
    expect(posture.headline).toBe('Seven of thirteen questions need a decision now or this month');
  });

  it('says that the rest waits for people only where nothing else is open', () => {
    const whole = noonsale();
    const asked = tally('asked', 'recovery', ['practice'], ['Tried', 'Not tried'], { pass: 1, unknown: 4 });
    const unread = tally('unread', 'recovery', ['account'], ['Practised', 'Not practised'], { unknown: 1 });
    const noteWith = (...own: (typeof asked)[]): string | undefined => {
      const checks = [...whole.checks.filter(({ question }) => question !== 'recovery'), ...own];
      const unanswered = [{ ...whole.coverage.unanswered[0]!, question: 'recovery' as const }];
      const questions = { ...whole.score.questions, recovery: score(0, 80, 20) };
      const coverage = { ...whole.coverage, unread: [], unanswered };
      return rowOf({ ...whole, checks, coverage, score: { ...whole.score, questions } }, 'recovery')?.note;
    };
    expect(noteWith(asked)).toBe('We could see only 20\u{A0}% of it; the rest waits for an answer from people.');
    expect(noteWith(asked, unread)).toBe('We could see only 20\u{A0}% of it.');
  });

  it('says why: held down, held until seen, nobody answered, nobody looks, provisional', () => {
    const whole = noonsale();
    expect(rowOf(whole, 'offsite-copies')?.note).toBe(
      'At most 39 while this stands: data that is lost if its account is wiped.',
    );
    expect(rowOf(whole, 'records')?.note).toBe(
      'Held at 59 until we can see this: everything that is done in the account is written down.',
    );
    expect(rowOf(whole, 'people')?.note).toBe('Nobody has answered this yet.');
    expect(rowOf(whole, 'support')?.note).toBe('No check looks at this yet.');
    expect(rowOf(whole, 'performance')?.grade.provisional).toBe('Provisional');
    expect(rowOf(unseenCompany(), 'perimeter')?.note).toBe('We were not allowed to look.');
  });

  it('tells a question that does not apply from one that nobody looked at', () => {
    const whole = noonsale();
    const checks = [...whole.checks, tally('queue', 'coupling', ['messaging'], ['a', 'b'], { notApplicable: 3 })];
    expect(rowOf({ ...whole, checks }, 'coupling')).toMatchObject({
      grade: { word: 'Does not apply' },
      note: 'We have nothing of the kind.',
    });
  });
});

describe('what is healthy, and what could not be seen', () => {
  it('praises only what passes everywhere with nothing unseen', () => {
    expect(briefOf().coverage.healthy).toEqual([
      { count: 'Both load balancers', statement: 'Load balancers stand in more than one data centre' },
      { count: 'All 41 storage areas', statement: 'Storage areas are closed to the public' },
      { count: 'All 3 databases', statement: 'Databases are encrypted where they are stored' },
    ]);
  });

  it('names the permission to grant, counts the accounts, and names none', () => {
    const { permissions, gaps } = briefOf().coverage;
    expect(permissions).toEqual([
      { permission: 'cloudtrail:DescribeTrails', refused: 'in 1 of 2 accounts', opens: 'Find out what happened' },
      { permission: 's3:GetBucketPolicy', refused: 'in 1 of 2 accounts', opens: 'Strangers get in' },
    ]);
    expect(gaps).toEqual([
      '1 call was slowed down until we gave up, in 1 of 2 accounts. Run again to close this.',
      '1 region is closed by our own rules. We did not look there.',
    ]);
  });

  it('states the regions that the run left out', () => {
    const whole = noonsale();
    const targets = whole.targets.map(one => ({ ...one, omittedRegions: ['sa-east-1', 'us-west-2'] }));
    expect(brief({ ...whole, targets }).coverage.gaps).toContain(
      '2 regions were left out of this run. What is in them, copies and logs included, we do not know.',
    );
  });

  it('prints the permission instead of the call where they differ, and nothing that is not a permission', () => {
    const whole = noonsale();
    const line = {
      provider: 'aws' as const,
      account: '111122223333',
      region: 'global',
      reason: 'denied' as const,
      count: 1,
      checks: [],
    };
    const unread = [
      { ...line, call: 's3:GetBucketEncryption', permissions: ['s3:GetEncryptionConfiguration'] },
      { ...line, call: 'bucket' },
      { ...line, call: '*' },
      { ...line, call: 'x:arn:aws:iam::111122223333:role/eve' },
    ];
    const { permissions, gaps } = brief({ ...whole, coverage: { ...whole.coverage, unread, closed: [] } }).coverage;
    expect(permissions.map(({ permission }) => permission)).toEqual(['s3:GetEncryptionConfiguration']);
    expect(gaps).toEqual(['2 lists were refused, in 1 of 2 accounts.']);
  });

  it('counts an account of which nothing could be read', () => {
    const whole = noonsale();
    const targets = whole.targets.map((target, index) =>
      index === 0 ? target : { ...target, failed: 'no credentials for 444455556666' },
    );
    expect(brief({ ...whole, targets }).coverage.gaps).toContain(
      '1 account of 2 is missing from this report: nothing in it could be read. We could not open payments.',
    );
  });
});

describe('the weights on the method page', () => {
  it('are those of the configuration, and named as such', () => {
    expect(briefOf().method.weightsText).toBe('The weights are a judgement and add up to 100.');
    const { method, posture } = briefOf({ settings: { questionWeights: { surge: 30 } } });
    expect(method.weights[0]).toEqual({ label: 'A sudden rush', weight: '30' });
    expect(method.weightsText).toBe('The weights are a judgement and add up to 127. Set by us: A sudden rush.');
    expect(posture.rows[0]?.question).toBe('surge');
  });
});

describe('the checksum on the last page', () => {
  it('is how the SHA-256 of the file begins that the assessment is kept in', () => {
    const file = renderJson(noonsale());
    const digits = createHash('sha256').update(file).digest('hex').slice(0, 16);
    expect(brief(noonsale()).glossary.checksum).toBe(`Checksum (sha256) of assessment.json: ${digits}…`);
  });

  it.each(LANGUAGES)('is the same in %s: the file is', language => {
    const digits = createHash('sha256').update(renderJson(noonsale())).digest('hex').slice(0, 16);
    expect(brief(noonsale(), language).glossary.checksum).toContain(` ${digits}…`);
  });
});

describe('edges', () => {
  it('an empty account has nothing to judge, and earns no praise', () => {
    const briefing = brief(emptyCompany());
    expect(briefing.bottomLine.answer).toBe(
      'There is nothing to judge: the accounts that we read hold no data and run no service.',
    );
    expect(briefing.bottomLine.overall).toBe('Overall: nothing to judge.');
    expect(briefing.summary.score).toBe('Nothing to judge.');
    const { method: _, ...pages } = briefing;
    expect(textsOf(pages).join(' ')).not.toMatch(/Strong|Good|well done/);
  });

  it('a company of which nothing could be read is not assessed anywhere', () => {
    const briefing = brief(unseenCompany());
    expect(briefing.bottomLine.answer).toBe(
      'We cannot answer yet: we could check nothing of what matters. What we could not see counts as not done.',
    );
    expect(new Set(briefing.bottomLine.standing.flatMap(({ rows }) => rows.map(({ grade }) => grade.word)))).toEqual(
      new Set(['Not assessed']),
    );
    expect(briefing.bottomLine.decisions).toEqual([
      {
        letter: 'A',
        text: 'Let us look: grant the 16 missing rights, and run again',
        days: '–',
        owner: 'nobody yet',
        by: '–',
      },
    ]);
    expect(briefing.coverage.permissions).toHaveLength(6);
    expect(briefing.coverage.gaps[0]).toBe('10 more rights are named in the assessment file.');
    expect(briefing.risks).toEqual([]);
  });

  it('a company where all is well is told what we could see, and never that it is safe', () => {
    const briefing = brief(healthyCompany());
    expect(briefing.bottomLine.answer).toBe(
      'We found no problem in what we could see. We could check 100\u{A0}% of what matters.',
    );
    expect(briefing.bottomLine.noRisks).toBe('We found none in what we could see.');
    expect(briefing.posture.headline).toBe('We found no problem in what we could see');
  });

  it('a target that is missing its dates, names and regions still makes a page', () => {
    const whole = noonsale();
    const briefing = brief({
      ...whole,
      client: { name: 'A', tlp: 'TLP:RED' },
      targets: [],
      snapshot: { started: 'x', ended: 'x' },
    });
    expect(briefing.title).toBe('Cloud risk briefing: A');
    expect(briefing.cover.lines.map(line => line.text)).toEqual([
      '–',
      'No account could be named. 83\u{A0}% of what matters could be checked.',
    ]);
  });

  it('the same assessment gives the same words, and stays as it was', () => {
    const assessment = noonsale();
    const before = structuredClone(assessment);
    expect(brief(assessment)).toEqual(brief(structuredClone(assessment)));
    expect(assessment).toEqual(before);
  });
});
