import { describe, expect, it } from 'vitest';
import { forbiddenReason, guard, type GcpRequest } from '../../../../src/providers/gcp/client/guard.ts';

const get = (api: string, path: string): GcpRequest => ({ method: 'GET', api, path });

describe('the guard', () => {
  it.each([
    ['compute', '/compute/v1/projects/shop/aggregated/instances?maxResults=500&returnPartialSuccess=true'],
    ['compute', '/compute/v1/projects/example.com:shop/global/firewalls'],
    ['storage', '/storage/v1/b?project=shop'],
    // Names that are also names of what is never read.
    ['storage', '/storage/v1/b/o/iam?optionsRequestedPolicyVersion=3'],
    ['storage', '/storage/v1/b/logs/iam'],
    ['sqladmin', '/v1/projects/shop/instances/users/backupRuns'],
    ['cloudkms', '/v1/projects/shop/locations/global/keyRings/r/cryptoKeys/token:getIamPolicy'],
    ['us-central1-aiplatform', '/v1/projects/shop/locations/us-central1/endpoints'],
  ])('lets a read of metadata pass: %s %s', (api, path) => {
    expect(forbiddenReason(get(api, path))).toBeUndefined();
  });

  it.each([
    ['secretmanager', '/v1/projects/shop/secrets/db/versions/latest:access'],
    ['secretmanager', '/v1/projects/shop/secrets/db/versions'],
    ['storage', '/storage/v1/b/shop/o'],
    ['storage', '/storage/v1/b/shop/o/orders.csv?alt=media'],
    ['storage', '/download/storage/v1/b/shop/o/orders.csv'],
    ['storage', '/storage/v1/projects/shop/hmacKeys'],
    ['storage', '/storage/v1/b/shop?alt=media'],
    ['compute', '/compute/v1/projects/shop/zones/z/instances/web/serialPort'],
    ['compute', '/compute/v1/projects/shop/zones/z/instances/web/screenshot'],
    ['compute', '/compute/v1/projects/shop/zones/z/instances/web/getGuestAttributes'],
    ['iam', '/v1/projects/shop/serviceAccounts/a@shop.iam.gserviceaccount.com/keys/1'],
    ['apikeys', '/v2/projects/1/locations/global/keys/k/keyString'],
    ['bigquery', '/bigquery/v2/projects/shop/datasets/d/tables/t/data'],
    ['bigquery', '/bigquery/v2/projects/shop/jobs'],
    ['firestore', '/v1/projects/shop/databases/d/documents/users'],
    ['cloudtasks', '/v2/projects/shop/locations/l/queues/q/tasks'],
    ['logging', '/v2/projects/shop/logs'],
    ['cloudkms', '/v1/projects/shop/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1/publicKey'],
    ['cloudfunctions', '/v2/projects/shop/locations/l/functions/f:generateDownloadUrl'],
    ['config', '/v1/projects/shop/locations/l/deployments/d:exportState'],
    ['compute', '/compute/v1/projects/shop/global/firewalls?access_token=x'],
  ])('stops what leads to contents or secrets: %s %s', (api, path) => {
    expect(forbiddenReason(get(api, path))).toBe('it reads contents or secrets');
  });

  it.each([
    ['compute.evil.example', '/compute/v1/projects/shop'],
    ['compute', '/compute/v1/../../x'],
    ['compute', '//evil.example/x'],
    ['compute', '/compute/v1/projects/a%2Fb'],
    ['compute', '/compute/v1/projects/shop#x'],
    ['compute', '/compute/v1/projects/shop\\x'],
    ['compute@evil', '/compute/v1'],
  ])('stops an address that could be read in two ways: %s %s', (api, path) => {
    expect(forbiddenReason(get(api, path))).toBe('its address is malformed');
  });

  it.each([
    [{ method: 'POST', api: 'compute', path: '/compute/v1/projects/shop/zones/z/instances' }],
    [{ method: 'DELETE', api: 'compute', path: '/compute/v1/projects/shop/zones/z/instances/web' }],
    [{ method: 'POST', api: 'cloudresourcemanager', path: '/v3/projects/shop:setIamPolicy', body: {} }],
    [
      {
        method: 'POST',
        api: 'cloudresourcemanager',
        path: '/v3/projects/shop:testIamPermissions',
        body: { permissions: [1] },
      },
    ],
    [{ method: 'POST', api: 'cloudresourcemanager', path: '/v3/projects/shop:getIamPolicy', body: { policy: {} } }],
    [{ method: 'GET', api: 'compute', path: '/compute/v1/projects/shop', body: {} }],
  ] as const)('stops what is not a read: %j', request => {
    expect(forbiddenReason(request as GcpRequest)).toBe('it is not a read');
  });

  it('stops a call that is not declared, and one that is of another API', () => {
    const request = get('compute', '/compute/v1/projects/shop/aggregated/disks');
    const declared = new Set(['compute:disks.aggregatedList', 'storage:buckets.list']);
    expect(() => {
      guard(request, 'compute:disks.aggregatedList', declared);
    }).not.toThrow();
    expect(() => {
      guard(request, 'compute:disks.list', declared);
    }).toThrow(/no collector of this unit declares it/);
    expect(() => {
      guard(request, 'storage:buckets.list', declared);
    }).toThrow(/it is of another API/);
  });
});
