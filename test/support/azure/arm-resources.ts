import {
  isAllowed,
  refuse,
  send,
  type ArmFixture,
  type ArmFixtureResponse,
  type StoredResource,
} from './arm-fixture.ts';

/** Lists whose name is not the type of their resources. */
const LISTED_AS: Readonly<Record<string, string>> = {
  'microsoft.recoveryservices/vaults/backupprotecteditems':
    'microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems',
  'microsoft.recoveryservices/vaults/replicationprotecteditems':
    'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems',
};

/** The resources of all types in the resource groups of a subscription. */
export function answerResources(
  fixture: ArmFixture,
  subscription: string,
  list: (rows: readonly StoredResource[]) => ArmFixtureResponse,
): ArmFixtureResponse {
  if (!isAllowed(fixture, subscription, 'microsoft.resources/subscriptions/resources/read'))
    return refuse(403, 'AuthorizationFailed', 'The client does not have authorization to list the resources.');
  const groups = `/subscriptions/${subscription}/resourcegroups/`;
  const all = (fixture.resources ?? []).filter(
    ({ id }) => id.toLowerCase().startsWith(groups) && id.toLowerCase().split('/providers/').length === 2,
  );
  return list(
    all.map(({ id, name, type, ['location']: location }) => ({
      id,
      type,
      location,
      ...(name === undefined ? {} : { name }),
    })),
  );
}

/** Lists by type, lists below a resource, and single resources. */
export function answerResource(
  path: string,
  subscription: string,
  fixture: ArmFixture,
  list: (rows: readonly StoredResource[]) => ArmFixtureResponse,
): ArmFixtureResponse {
  const all = fixture.resources ?? [];
  const after = /\/providers\/(?!.*\/providers\/)(.+)$/.exec(path)?.[1]?.split('/') ?? [];
  const [namespace = '', ...segments] = after;
  const isList = segments.length % 2 === 1;
  const named = [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
  const type = LISTED_AS[named] ?? named;
  if ((fixture.unregistered ?? []).some(name => name.toLowerCase() === namespace)) {
    return refuse(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'.`,
    );
  }
  if (!isAllowed(fixture, subscription, `${type}/read`)) {
    return refuse(
      403,
      'AuthorizationFailed',
      `The client 'c' with object id 'o' does not have authorization to perform action '${type}/read' over scope '${path}' or the scope is invalid.`,
    );
  }
  const own = all.filter(one => one.id.toLowerCase().startsWith(`/subscriptions/${subscription}/`));
  if (isList) {
    const parent = path.split('/').slice(0, -1).join('/');
    const rows = own.filter(
      one =>
        one.type.toLowerCase() === type && (segments.length === 1 || one.id.toLowerCase().startsWith(`${parent}/`)),
    );
    return list(rows);
  }
  const found = own.find(one => one.id.toLowerCase() === path);
  return found === undefined ? refuse(404, 'ResourceNotFound', `The Resource '${path}' was not found.`) : send(found);
}
