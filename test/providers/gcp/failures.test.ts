import { describe, expect, it } from 'vitest';
import { gcpDisks } from '../../../src/providers/gcp/services/compute/disks.ts';
import { gcpSql } from '../../../src/providers/gcp/services/sql/sql.ts';
import { gcpStorage } from '../../../src/providers/gcp/services/storage/storage.ts';
import { NUMBER, pages, type GcpFixture, type Refusal } from '../../support/gcp/gcp-fixture.ts';
import { readGcp } from '../../support/gcp/in-process.ts';
import { compute, link } from '../../support/gcp/rows.ts';

const disk = (name: string) => ({
  id: '1',
  name,
  selfLink: link('zones/europe-west1-b', 'disks', name),
  zone: 'europe-west1-b',
  sizeGb: '10',
  type: link('zones/europe-west1-b', 'diskTypes', 'pd-ssd'),
});
const list = (...names: string[]) => ({ items: { 'zones/europe-west1-b': { disks: names.map(disk) } } });
const DISKS = compute('aggregated/disks');
const refuse = (refusal: Refusal): GcpFixture => ({ refusals: [[/aggregated\/disks/, refusal]] });
const reading = async (fixture: GcpFixture) => (await readGcp(fixture, [gcpDisks])).population('disk')?.reading;

describe('a list', () => {
  it('is read page by page', async () => {
    const { population, resources } = await readGcp({ answers: { [DISKS]: pages(list('a'), list('b', 'c')) } }, [
      gcpDisks,
    ]);
    expect(population('disk')?.reading).toEqual({ state: 'value', value: 3 });
    expect(resources('disk').map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['a zone that does not answer', { 'zones/us-east1-b': { warning: { code: 'UNREACHABLE' } } }, {}],
    ['unreachable locations', {}, { unreachables: ['projects/x/zones/us-east1-b'] }],
    ['a warning of the whole list', {}, { warning: { code: 'UNREACHABLE' } }],
  ])('with %s keeps what it has, and is unread', async (_, items, more) => {
    const body = { items: { ...list('a').items, ...items }, ...more };
    const { population, resources } = await readGcp({ answers: { [DISKS]: body } }, [gcpDisks]);
    expect(population('disk')?.reading).toMatchObject({
      state: 'unread',
      reason: 'failed',
      detail: expect.stringContaining('did not answer') as string,
    });
    expect(resources('disk')).toHaveLength(1);
  });

  it.each([[[]], [{ items: [] }], [{ items: { z: { disks: {} } } }], [{ items: { z: { disks: [null] } } }]])(
    'of another shape is unread: %j',
    async body => {
      expect(await reading({ answers: { [DISKS]: body } })).toMatchObject({ state: 'unread', reason: 'failed' });
    },
  );

  it('with one malformed row has the others, and is unread', async () => {
    const rows = [{ sizeGb: '10' }, disk('b')];
    const { population, resources } = await readGcp({ answers: { [DISKS]: { items: { z: { disks: rows } } } } }, [
      gcpDisks,
    ]);
    expect(resources('disk').map(({ name }) => name)).toEqual(['b']);
    expect(population('disk')?.reading).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});

describe('an API that is not enabled', () => {
  const disabled = {
    status: 403,
    reason: 'SERVICE_DISABLED',
    message: 'Compute Engine API has not been used in project 123456789012 before or it is disabled.',
  };

  it('in the project holds nothing', async () => {
    expect(await reading(refuse({ ...disabled, consumer: `projects/${NUMBER}` }))).toEqual({
      state: 'value',
      value: 0,
    });
  });

  it('in the project that the calls count for says nothing of the one that is read', async () => {
    const other = { ...disabled, consumer: 'projects/999999999999', message: 'disabled' };
    expect(await reading(refuse(other))).toMatchObject({
      state: 'unread',
      reason: 'unsupported',
      detail: expect.stringContaining('projects/999999999999') as string,
    });
  });

  it('in the older format of errors holds nothing either', async () => {
    const older = { status: 403, reason: 'accessNotConfigured', message: disabled.message, older: true as const };
    expect(await reading(refuse(older))).toEqual({ state: 'value', value: 0 });
  });

  it('is not called where the project says what is enabled', async () => {
    const { log, population } = await readGcp({ enabled: { 'shop-production': ['sqladmin'] } }, [gcpDisks, gcpSql]);
    expect(population('disk')?.reading).toEqual({ state: 'value', value: 0 });
    expect(log).toEqual([
      'GET serviceusage /v1/projects/shop-production/services',
      'GET sqladmin /v1/projects/shop-production/instances',
    ]);
  });

  it('leaves buckets unread, which exist without it', async () => {
    const { population } = await readGcp({ refusals: [[/storage/, { ...disabled, consumer: `projects/${NUMBER}` }]] }, [
      gcpStorage,
    ]);
    expect(population('bucket')?.reading).toMatchObject({ state: 'unread', reason: 'unsupported' });
  });
});

describe('a refused call', () => {
  it.each<[string, Refusal, object]>([
    ['a missing permission', { status: 403, reason: 'forbidden', message: "Required 'compute.disks.list' permission for 'projects/shop'", older: true }, { reason: 'denied', detail: 'forbidden: no role allows compute.disks.list' }],
    ['an expired token', { status: 401, reason: 'UNAUTHENTICATED' }, { reason: 'denied', detail: expect.stringContaining('expired') as string }],
    ['a limit', { status: 429, reason: 'RATE_LIMIT_EXCEEDED' }, { reason: 'throttled' }],
    ['a limit in the older format', { status: 403, reason: 'rateLimitExceeded', older: true }, { reason: 'throttled' }],
    ['billing that is off', { status: 403, reason: 'BILLING_DISABLED' }, { reason: 'unsupported', detail: 'BILLING_DISABLED: billing is disabled' }],
    ['a service perimeter', { status: 403, reason: 'SECURITY_POLICY_VIOLATED', message: "Request is prohibited by organization's policy." }, { reason: 'denied', detail: expect.stringContaining('service perimeter') as string }],
    ['an outage', { status: 503, reason: 'UNAVAILABLE' }, { reason: 'failed' }],
  ])('says why: %s', async (_, refusal, said) => {
    expect(await reading(refuse(refusal))).toMatchObject({ state: 'unread', ...said });
  }); // prettier-ignore

  it('that names a token does not repeat it', async () => {
    const message = `Invalid ya29.${'a'.repeat(80)} and eyJ${'b'.repeat(80)}`;
    expect(JSON.stringify(await reading(refuse({ status: 400, reason: 'INVALID', message })))).not.toMatch(
      /a{20}|b{20}/,
    );
  });
});
