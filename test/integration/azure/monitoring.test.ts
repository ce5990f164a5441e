import type { StoredResource } from '../../support/azure/arm-fixture.ts';
import { plan, queues, serviceBus } from '../../support/azure/resources/apps.ts';
import { storageAccount } from '../../support/azure/resources/storage.ts';
import { autoscale, virtualMachine, virtualMachineId, scaleSet } from '../../support/azure/resources/compute.ts';
import { networkInterface, flowLog, vnet } from '../../support/azure/resources/network.ts';
import { idAt, ref, row, type ArmPlace, type Properties } from '../../support/azure/resources/arm-place.ts';
import {
  actionGroup,
  activityLog,
  metricAlert,
  recoveryVault,
  restoreJobs,
  roleAssignments,
  workspace,
  workspaceId,
} from '../../support/azure/resources/monitoring.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const NET = { vnet: 'net', subnet: 'machines' };
const ZONES = ['1', '2', '3'];
const monthsAgo = (months: number): string => new Date(Date.now() - months * 30 * 24 * 3600 * 1000).toISOString();

/** An endpoint of Front Door with one route and its origins. */
function frontDoor(
  place: ArmPlace,
  name: string,
  origins: readonly string[],
  route: Properties = {},
): StoredResource[] {
  const enabled = { enabledState: 'Enabled' };
  const cdn = (type: string, names: readonly string[], properties: Properties) =>
    row(place, `Microsoft.Cdn/${type}`, names, { ...enabled, ...properties }, { location: 'Global' });
  const group = cdn('profiles/originGroups', [name, 'web'], {});
  return [
    cdn('profiles', [name], {}),
    group,
    cdn('profiles/afdEndpoints', [name, `${name}-www`], { hostName: `${name}-abc.z01.azurefd.net` }),
    cdn('profiles/afdEndpoints/routes', [name, `${name}-www`, 'all'], {
      originGroup: ref(group.id),
      supportedProtocols: ['Http', 'Https'],
      httpsRedirect: 'Enabled',
      forwardingProtocol: 'HttpsOnly',
      ...route,
    }),
    ...origins.map(origin =>
      cdn('profiles/originGroups/origins', [name, 'web', origin], { hostName: `${origin}.example.com` }),
    ),
  ];
}

/** A WAF policy for that endpoint. */
function filter(place: ArmPlace, name: string, mode: 'Prevention' | 'Detection'): StoredResource[] {
  const policy = row(
    place,
    'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies',
    `${name}filter`,
    {
      policySettings: { enabledState: 'Enabled', mode },
      customRules: { rules: [{ action: 'Block', ruleType: 'RateLimitRule', enabledState: 'Enabled' }] },
      managedRules: { managedRuleSets: [{ ruleSetType: 'Microsoft_DefaultRuleSet' }] },
    },
    { location: 'Global' },
  );
  return [
    policy,
    row(
      place,
      'Microsoft.Cdn/profiles/securityPolicies',
      [name, 'waf'],
      {
        parameters: {
          type: 'WebApplicationFirewall',
          wafPolicy: ref(policy.id),
          associations: [
            {
              domains: [ref(idAt(place, 'Microsoft.Cdn/profiles/afdEndpoints', name, `${name}-www`))],
              patternsToMatch: ['/*'],
            },
          ],
        },
      },
      { location: 'Global' },
    ),
  ];
}

const standby = (place: ArmPlace, name: string, properties: Properties = {}) =>
  row(
    place,
    'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
    ['dr', 'fabric', 'container', name],
    {
      friendlyName: name,
      activeLocation: 'Primary',
      protectionState: 'Protected',
      replicationHealth: 'Normal',
      failoverHealth: 'Normal',
      lastSuccessfulTestFailoverTime: monthsAgo(2),
      providerSpecificDetails: {
        instanceType: 'A2A',
        fabricObjectId: virtualMachineId(place, name),
        primaryFabricLocation: 'westeurope',
        recoveryFabricLocation: 'North Europe',
        rpoInSeconds: 600,
        lastRpoCalculatedTime: monthsAgo(0),
        unprotectedDisks: [],
      },
      ...properties,
    },
  );

const CASES: readonly NearMiss[] = [
  {
    name: 'a WAF policy in prevention mode, in detection mode, and none',
    build: place => ({
      resources: [
        ...frontDoor(place, 'blocks', ['one', 'two']),
        ...filter(place, 'blocks', 'Prevention'),
        ...frontDoor(place, 'watches', ['one', 'two']),
        ...filter(place, 'watches', 'Detection'),
        ...frontDoor(place, 'bare', ['one', 'two']),
      ],
    }),
    must: [
      ['public-endpoint-without-waf', 'watches-www'],
      ['public-endpoint-without-waf', 'bare-www'],
    ],
    mustNot: [['public-endpoint-without-waf', 'blocks-www']],
  },
  {
    name: 'a Front Door endpoint with two origins, with one, and with HTTP on either side',
    build: place => ({
      resources: [
        ...frontDoor(place, 'two', ['one', 'other']),
        ...frontDoor(place, 'lone', ['one']),
        ...frontDoor(place, 'plain', ['one', 'other'], { httpsRedirect: 'Disabled', forwardingProtocol: 'HttpOnly' }),
      ],
    }),
    must: [
      ['endpoint-without-origin-failover', 'lone-www'],
      ['http-origin-allowed', 'plain-www'],
      ['http-without-https-redirect', 'plain-www'],
    ],
    mustNot: [
      ['endpoint-without-origin-failover', 'two-www'],
      ['http-origin-allowed', 'two-www'],
      ['http-without-https-redirect', 'two-www'],
    ],
  },
  {
    name: 'a scale set with autoscaling, with a disabled rule, at its maximum, and a plan with autoscaling',
    build: place => {
      const set = (name: string) => scaleSet(place, name, { zones: ZONES, count: 3, ...NET });
      const [scales, off, full] = [set('grows'), set('off'), set('full')];
      const web = plan(place, 'web');
      return {
        resources: [
          scales,
          autoscale(place, 'rule-grows', scales.id.toUpperCase(), 3, 9),
          off,
          changed(autoscale(place, 'rule-off', off.id, 3, 9), { enabled: false }),
          full,
          autoscale(place, 'rule-full', full.id, 3, 3),
          web,
          autoscale(place, 'rule-web', web.id, 2, 6),
          plan(place, 'still'),
        ],
      };
    },
    must: [
      ['server-group-without-autoscaling', 'off'],
      ['server-group-without-autoscaling', 'full'],
      ['server-group-without-autoscaling', 'still'],
    ],
    mustNot: [
      ['server-group-without-autoscaling', 'grows'],
      ['server-group-without-autoscaling', 'web'],
    ],
  },
  {
    name: 'a spot server, one with an ephemeral disk, and a spot server of a scale set',
    build: place => {
      const set = scaleSet(place, 'set', { zones: ZONES, count: 1, ...NET });
      const other = (name: string, properties: Properties) =>
        virtualMachine(place, name, { zone: '1' }).map((one, index) => (index === 0 ? changed(one, properties) : one));
      return {
        resources: [
          set,
          ...other('lent', { priority: 'Spot', evictionPolicy: 'Deallocate' }),
          ...other('lent-member', { priority: 'Spot', virtualMachineScaleSet: ref(set.id) }),
          ...other('own', { priority: 'Regular' }),
        ],
      };
    },
    must: [['standalone-spot-instance', 'lent']],
    mustNot: [
      ['standalone-spot-instance', 'lent-member'],
      ['standalone-spot-instance', 'own'],
    ],
  },
  {
    name: 'a queue with and without dead-lettering',
    build: place => ({
      resources: [serviceBus(place, 'keeps'), serviceBus(place, 'throws')],
      answers: { ...queues(place, 'keeps', { orders: true }), ...queues(place, 'throws', { orders: true, mails: false }) },
    }),
    must: [['missing-dead-letter-queue', 'throws']],
    mustNot: [['missing-dead-letter-queue', 'keeps']],
  },
  {
    name: 'a replicated server with a test failover, without one, and with unhealthy replication',
    build: place => ({
      resources: [
        recoveryVault(place, 'dr'),
        standby(place, 'tried'),
        standby(place, 'untried', { lastSuccessfulTestFailoverTime: null }),
        standby(place, 'stuck', { replicationHealth: 'Critical' }),
      ],
      answers: restoreJobs(place, 'dr'),
    }),
    must: [
      ['untested-failover', 'untried'],
      ['unhealthy-replication', 'stuck'],
    ],
    mustNot: [
      ['untested-failover', 'tried'],
      ['unhealthy-replication', 'tried'],
      ['unhealthy-replication', 'untried'],
    ],
  },
  {
    name: 'a network with flow logs, without them, and an empty one',
    build: place => {
      const net = (name: string) => vnet(place, name, [{ name: 'machines', prefix: '10.40.1.0/24' }]);
      const [written, bare, empty] = [net('written'), net('bare'), net('empty')];
      const log = storageAccount(place, 'trafficlog');
      const used = ['written', 'bare'].flatMap(name => [
        ...virtualMachine(place, `in-${name}`, { zone: '1' }),
        networkInterface(place, `in-${name}`, { vnet: name, subnet: 'machines' }),
      ]);
      return { resources: [written, bare, empty, ...used, log, flowLog(place, written.id, log.id)] };
    },
    must: [['flow-logs-disabled', 'bare']],
    mustNot: [
      ['flow-logs-disabled', 'written'],
      ['flow-logs-disabled', 'empty'],
    ],
  },
  {
    name: 'an alert with and without receivers',
    build: place => ({
      resources: [
        actionGroup(place, 'on-call', 'on-call@example.com'),
        actionGroup(place, 'nobody'),
        metricAlert(place, 'heard', virtualMachineId(place, 'web'), 'Percentage CPU', 'on-call'),
        metricAlert(place, 'unheard', virtualMachineId(place, 'web'), 'Percentage CPU', 'nobody'),
      ],
    }),
    must: [['alarm-without-recipient', 'unheard']],
    mustNot: [['alarm-without-recipient', 'heard']],
  },
  {
    name: 'a subscription with an exported activity log and one owner',
    build: place => ({
      resources: [workspace(place, 'records', 400), ...virtualMachine(place, 'web', { zone: '1' })],
      answers: {
        ...activityLog(place, workspaceId(place, 'records')),
        ...roleAssignments(place, [{ to: 'founder', sort: 'User', role: 'owner' }]),
      },
    }),
    must: [['single-administrator', 'ACCOUNT']],
    mustNot: [['audit-logging-disabled', 'ACCOUNT']],
  },
  {
    name: 'a subscription without an exported activity log and with two owners',
    build: place => ({
      resources: virtualMachine(place, 'web', { zone: '1' }),
      answers: {
        ...activityLog(place),
        ...roleAssignments(place, [
          { to: 'founder', sort: 'User', role: 'owner' },
          { to: 'partner', sort: 'User', role: 'owner' },
        ]),
      },
    }),
    must: [['audit-logging-disabled', 'ACCOUNT']],
    mustNot: [['single-administrator', 'ACCOUNT']],
  },
]; // prettier-ignore

describeNearMisses('near misses about monitoring and load on Azure', CASES);
