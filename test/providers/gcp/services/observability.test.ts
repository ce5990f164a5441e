import { describe, expect, it } from 'vitest';
import type { GcpCollector } from '../../../../src/providers/gcp/context.ts';
import { gcpDns } from '../../../../src/providers/gcp/services/dns/dns.ts';
import { gcpEssentialContacts } from '../../../../src/providers/gcp/services/essential-contacts/essential-contacts.ts';
import { gcpLogging } from '../../../../src/providers/gcp/services/logging/logging.ts';
import { gcpMonitoring } from '../../../../src/providers/gcp/services/monitoring/monitoring.ts';
import { gcpSecretManager } from '../../../../src/providers/gcp/services/secret-manager/secret-manager.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';

const HOME = `projects/${PROJECT}`;
const read = (collector: GcpCollector, answers: Record<string, unknown>, refusals: GcpFixture['refusals'] = []) =>
  readGcp({ answers, refusals }, [collector]);

describe('Cloud Logging', () => {
  const answers = {
    [`logging /v2/${HOME}/sinks`]: {
      sinks: [
        {
          name: 'archive',
          destination: 'storage.googleapis.com/shop-logs',
          filter: 'logName:"cloudaudit.googleapis.com"',
        },
      ],
    },
    [`logging /v2/${HOME}/locations/-/buckets`]: {
      buckets: [
        { name: `${HOME}/locations/global/buckets/_Required`, retentionDays: 400 },
        { name: `${HOME}/locations/global/buckets/_Default`, retentionDays: 30 },
        { name: `${HOME}/locations/global/buckets/broken` },
      ],
    },
  };

  it('has the audit log, which is always on, with the bucket it is copied to', async () => {
    const { resource } = await read(gcpLogging, answers);
    expect(resource('Cloud Audit Logs').facets.auditLog).toMatchObject({
      value: { logging: true, managementEvents: true, bucket: '//storage.googleapis.com/shop-logs' },
    });
  });

  it('keeps log buckets for as long as each says', async () => {
    const { resource } = await read(gcpLogging, answers);
    expect(resource('_Default').facets).toMatchObject({
      retention: { value: { days: 30 } },
      logType: { value: 'operational' },
    });
    expect(resource('_Required').facets).toMatchObject({
      retention: { value: { days: 400 } },
      logType: { value: 'audit' },
    });
    expect(resource('broken').facets.retention).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is unread where the sinks are refused', async () => {
    const { population } = await read(gcpLogging, answers, [[/sinks/, { status: 403 }]]);
    expect(population('audit-log')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('Cloud Monitoring', () => {
  const policy = (name: string, channels: readonly string[], more: object = {}) => ({
    name: `${HOME}/alertPolicies/${name}`,
    displayName: name,
    enabled: true,
    notificationChannels: channels,
    ...more,
  });
  const answers = {
    [`monitoring /v3/${HOME}/alertPolicies`]: {
      alertPolicies: [
        policy('good', ['a']),
        policy('dead', ['b', 'c', 'gone']),
        policy('none', []),
        policy('off', ['a'], { enabled: false }),
      ],
    },
    [`monitoring /v3/${HOME}/notificationChannels`]: {
      notificationChannels: [
        { name: 'a', enabled: true },
        { name: 'b', enabled: false },
        { name: 'c', verificationStatus: 'UNVERIFIED' },
      ],
    },
    [`monitoring /v3/${HOME}/uptimeCheckConfigs`]: {
      uptimeCheckConfigs: [{ name: 'x' }, { name: 'y', disabled: true }],
    },
  };

  it('counts only the channels of an alert that reach somebody', async () => {
    const { resources, records } = await read(gcpMonitoring, answers);
    const actions = resources('alarm').map(({ name, facets }) => [
      name,
      facets.alarm?.state === 'value' ? [facets.alarm.value.enabled, facets.alarm.value.actions] : [],
    ]);
    expect(actions).toEqual([
      ['good', [true, 1]],
      ['dead', [true, 0]],
      ['none', [true, 0]],
      ['off', [false, 1]],
    ]);
    expect(records).toContainEqual(
      expect.objectContaining({
        record: 'facet',
        facets: expect.objectContaining({ syntheticMonitors: { state: 'value', value: 1 } }) as object,
      }),
    );
  });

  it('leaves open whom an alert reaches where the channels are refused', async () => {
    const { resource } = await read(gcpMonitoring, answers, [[/notificationChannels/, { status: 403 }]]);
    expect(resource('good').facets.alarm).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('Cloud DNS, Secret Manager and Essential Contacts', () => {
  it('say whether a public zone is signed and logged', async () => {
    const zone = (name: string, more: object) => ({ id: name, name, dnsName: 'example.com.', ...more });
    const { resource } = await read(gcpDns, {
      [`dns /dns/v1/${HOME}/managedZones`]: { managedZones: [zone('signed', { visibility: 'public', dnssecConfig: { state: 'on' }, cloudLoggingConfig: { enableLogging: true } }), zone('plain', { visibility: 'public' }), zone('inside', { visibility: 'private' })] },
    });
    expect(resource('signed').facets).toMatchObject({ dnsZone: { value: { public: true, dnssec: true } }, accessLogging: { value: 'enabled' } });
    expect(resource('plain').facets).toMatchObject({ dnsZone: { value: { public: true, dnssec: false } }, accessLogging: { value: 'disabled' } });
    expect(resource('inside').facets).toMatchObject({ dnsZone: { value: { public: false } }, accessLogging: { state: 'absent' } });
  });

  it('say whether a secret is due by schedule and whom it is shared with', async () => {
    const secret = `${HOME}/secrets/db`;
    const { resource, log } = await read(gcpSecretManager, {
      [`secretmanager /v1/${HOME}/secrets`]: { secrets: [{ name: secret, rotation: { rotationPeriod: '7776000s', nextRotationTime: '2027-01-01T00:00:00Z' } }] },
      [`secretmanager /v1/${secret}:getIamPolicy`]: { bindings: [{ role: 'roles/secretmanager.secretAccessor', members: ['allUsers'] }] },
    });
    expect(resource('db').facets).toMatchObject({ rotation: { value: { automatic: true, intervalDays: 90 } }, sharedWith: { value: ['*'] } });
    expect(log.filter(one => one.includes('versions'))).toEqual([]);
  });

  it('say who is told of what, and whether by a personal mailbox', async () => {
    const contacts = [{ email: 'soc@example.com', notificationCategorySubscriptions: ['SECURITY'] }, { email: 'ada@gmail.com', notificationCategorySubscriptions: ['ALL'] }];
    const { records } = await read(gcpEssentialContacts, { [`essentialcontacts /v1/${HOME}/contacts:compute`]: { contacts } });
    const found = records.flatMap(one => (one.record === 'facet' && one.facets.contacts?.state === 'value' ? one.facets.contacts.value : []));
    expect(found).toEqual([
      { role: 'security', personalEmail: false },
      { role: 'security', personalEmail: true },
      { role: 'operations', personalEmail: true },
      { role: 'billing', personalEmail: true },
    ]);
  });
}); // prettier-ignore
