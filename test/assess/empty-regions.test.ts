import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { brief } from '../../src/brief/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Check } from '../../src/model/check.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { value } from '../../src/model/reading.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { emptyRegion, EVIDENCE, withRegion, type EmptyRegion } from '../support/empty-region.ts';

let base: Inventory;
let checks: readonly Check[];
let before: Assessment;

const assess = (inventory: Inventory): Assessment =>
  assessInventory(inventory, {
    checks,
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    collectors: AWS_COLLECTORS,
    now: '2026-11-22T12:00:00.000Z',
    version: '0',
    client: { name: 'Noonsale Ltd', tlp: 'TLP:CLEAR' },
  });

/** What a chief executive reads on the first pages and signs. */
function told(assessment: Assessment): unknown {
  const { bottomLine, decisions, risks, posture, plan, boardPaper } = brief(assessment);
  // The board paper also says how many regions were read.
  return { bottomLine, decisions, risks, posture, plan, boardPaper: { ...boardPaper, asOf: '' } };
}

beforeAll(async () => {
  base = await readInventories([join(packageRoot(), 'examples', 'noonsale', 'inventory.ndjson')]);
  checks = await loadChecks();
  before = assess(base);
});

const REGIONS = ['ap-south-1', 'ca-central-1', 'eu-north-1', 'sa-east-1'] as const;
const target = fc.constantFrom('111122223333', '444455556666');
const region = fc.record<EmptyRegion>({
  account: target,
  region: fc.constantFrom(...REGIONS),
  /** Collectors whose lists and details are refused; evidence of emptiness is not among them. */
  refused: fc.subarray(
    AWS_COLLECTORS.filter(one => one.scope === 'regional' && !EVIDENCE.has(one.id)).map(({ id }) => id),
  ),
  reason: fc.constantFrom('denied', 'failed', 'throttled', 'unsupported'),
  defaultNetwork: fc.boolean(),
});

function expectNothingChanges(regions: readonly EmptyRegion[]): void {
  const inventory = regions.reduce((world, one) => withRegion(world, emptyRegion(one)), base);
  const after = assess(inventory);
  expect(after.score).toEqual(before.score);
  expect(after.checks.map(({ id, fail, unknown, error, sums }) => ({ id, fail, unknown, error, sums }))).toEqual(
    before.checks.map(({ id, fail, unknown, error, sums }) => ({ id, fail, unknown, error, sums })),
  );
  expect(after.findings.map(({ id, status }) => ({ id, status }))).toEqual(
    before.findings.map(({ id, status }) => ({ id, status })),
  );
  expect(told(after)).toEqual(told(before));
  expect(after.coverage.unread.length).toBeGreaterThanOrEqual(before.coverage.unread.length);
}

describe('regions in which an account has nothing', () => {
  const property = (numRuns: number): void => {
    fc.assert(
      fc.property(
        fc.uniqueArray(region, { minLength: 1, maxLength: 4, selector: one => one.account + one.region }),
        regions => {
          expectNothingChanges(regions);
        },
      ),
      { numRuns },
    );
  };

  it('change no score, finding, headline or decision, refused or not', () => {
    property(12);
  }, 60_000);
  it('change nothing in many more cases', { tags: ['slow'], timeout: 300_000 }, () => {
    property(120);
  });

  it('are named among what was not seen', () => {
    const after = assess(
      withRegion(
        base,
        emptyRegion({
          account: '111122223333',
          region: 'sa-east-1',
          refused: ['aws-sqs'],
          reason: 'denied',
          defaultNetwork: true,
        }),
      ),
    );
    expect(after.coverage.unread).toContainEqual(
      expect.objectContaining({ region: 'sa-east-1', call: 'sqs:ListQueues', reason: 'denied', checks: [] }),
    );
  });

  it('without threat detection are named on the coverage page, and change no score', () => {
    const place = {
      account: '111122223333',
      region: 'sa-east-1',
      refused: [],
      reason: 'denied',
      defaultNetwork: true,
    } as const;
    const watched = (threatDetection: 'none' | 'all') => {
      const one = emptyRegion(place);
      const resources = one.resources.map(resource =>
        resource.kind === 'region'
          ? { ...resource, facets: { ...resource.facets, threatDetection: value(threatDetection) } }
          : resource,
      );
      return assess(withRegion(base, { ...one, resources }));
    };
    const after = watched('none');
    expect(after.score).toEqual(before.score);
    expect(after.coverage.unwatched).toEqual([{ provider: 'aws', account: '111122223333', region: 'sa-east-1' }]);
    expect(brief(after).coverage.gaps.join(' ')).toContain(
      'In 1 region where we have nothing, nothing would notice a break-in',
    );
    expect(watched('all').coverage.unwatched).toBeUndefined();
    expect(before.coverage.unwatched).toBeUndefined();
  });

  it('count as soon as one thing is in them, or a list that would show it is refused', () => {
    const place = { account: '111122223333', region: 'sa-east-1', reason: 'denied', defaultNetwork: true } as const;
    const refused = emptyRegion({ ...place, refused: ['aws-sqs'] });
    const queue = { ...refused.resources[0]!, id: 'q', kind: 'alarm' as const, name: 'q', facets: {} };
    for (const one of [
      { ...refused, resources: [...refused.resources, queue] },
      emptyRegion({ ...place, refused: ['aws-sqs', 'aws-dynamodb'] }),
      emptyRegion({ ...place, refused: ['aws-sqs', 'aws-ec2-network'] }),
    ]) {
      const after = assess(withRegion(base, one));
      expect(
        after.findings.some(
          finding => finding.resource.region === 'sa-east-1' && finding.resource.kind === 'messaging',
        ),
      ).toBe(true);
      expect(after.score.overall.coverage).toBeLessThanOrEqual(before.score.overall.coverage);
    }
  });

  it('count where an address is in use that no list explains', () => {
    const place = { account: '111122223333', region: 'sa-east-1', reason: 'denied', defaultNetwork: true } as const;
    const hidden = emptyRegion({ ...place, refused: ['aws-elb'], addressesInUse: 2 });
    const seen = assess(withRegion(base, hidden)).findings.filter(({ resource }) => resource.region === 'sa-east-1');
    expect(seen.map(({ resource, status }) => `${resource.kind} ${status}`)).toContain('load-balancer unknown');
  });
});
