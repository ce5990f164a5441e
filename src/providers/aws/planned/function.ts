import type { Facets } from '../../../model/facets.ts';
import type { Plan, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, allOf, byDefault, ifSet, isNew, known, orElse, OUTSIDE, text } from '../../kit/planned.ts';
import { plaintextSecretsIn } from '../../kit/plaintext-secrets.ts';
import { groupsAt, interfacesIn, subnetsAt } from './network.ts';

/** A Lambda function. */
export const lambdaFunction: PlannedType = {
  kind: 'function',
  type: 'AWS::Lambda::Function',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'function_name'),
  facets: (resource, context) => ({
    networkInterfaces: interfacesOf(resource, context),
    plaintextSecrets: plaintextSecretsOf(resource),
    publicAccess: publicAccessOf(resource, context.plan),
    workloadIdentity: roleOf(resource, context),
    // Lambda accepts HTTPS only, with a minimum TLS version of AWS.
    encryptionInTransit: value('required'),
    listeners: absent,
    diagnosticLogging: diagnosticLoggingOf(resource, context),
  }),
};

/** Outside of a VPC a function runs in any zone of the region. */
const interfacesOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['networkInterfaces']> =>
  flatMapReading(orElse(resource.blocks('vpc_config'), []), blocks =>
    blocks.length === 0
      ? absent
      : interfacesIn(
          {
            subnets: subnetsAt(resource, context, 'vpc_config.0.subnet_ids'),
            groups: groupsAt(resource, context, 'vpc_config.0.security_group_ids'),
            families: value([]),
          },
          context,
        ),
  );

/** Names only. One variable that is not known leaves the others to be judged by nobody. */
const plaintextSecretsOf = (resource: PlannedResource): Reading<Facets['plaintextSecrets']> =>
  flatMapReading(orElse(resource.blocks('environment'), []), ([block]) => {
    const variables = block?.read('variables') ?? absent;
    if (variables.state !== 'value') return variables.state === 'unread' ? variables : value([]);
    const entries = Object.entries(variables.value as Record<string, unknown>);
    return value(plaintextSecretsIn(entries.map(([name, set]) => [name, typeof set === 'string' ? set : undefined])));
  });

const URLS = { type: 'aws_lambda_function_url', by: 'function_name' };
const PERMISSIONS = { type: 'aws_lambda_permission', by: 'function_name' };
/** Any of these narrows a grant to everybody. */
const CONDITIONS = ['source_arn', 'source_account', 'principal_org_id', 'event_source_token'];

/** A function URL without authentication is public: the plugin adds the permission that it needs. */
function publicAccessOf(resource: PlannedResource, plan: Plan): Reading<Facets['publicAccess']> {
  const [urls, permissions] = [about(plan, resource, URLS), about(plan, resource, PERMISSIONS)];
  const open = [
    ...urls.found.map(one => mapReading(ifSet(text(one, 'authorization_type'), 'authorization_type'), type => type === 'NONE')),
    ...permissions.found.map(isOpen),
  ]; // prettier-ignore
  if (open.some(one => one.state === 'value' && one.value)) return value('public');
  const gap = urls.hidden ?? permissions.hidden ?? open.find(one => one.state === 'unread');
  if (gap?.state === 'unread') return gap;
  if (!isNew(resource)) return OUTSIDE;
  return value(urls.found.length > 0 ? 'possible' : 'blocked');
}

const isOpen = (permission: PlannedResource): Reading<boolean> =>
  flatMapReading(ifSet(text(permission, 'principal'), 'principal'), principal =>
    principal === '*' ? value(CONDITIONS.every(path => permission.read(path).state === 'absent')) : value(false),
  );

/** The role that the plan makes, or the ARN of one. */
function roleOf(resource: PlannedResource, { plan, idOf }: PlannedContext): Reading<string> {
  const role = text(resource, 'role');
  if (role.state === 'value') return role;
  const named = plan.named(resource, 'role', ['aws_iam_role']);
  return flatMapReading(named, ([one]) =>
    one === undefined ? unread('unsupported', 'role is not set') : value(idOf(one)),
  );
}

/** Output is always logged; traces exist with active tracing only. */
const diagnosticLoggingOf = (
  resource: PlannedResource,
  { plan }: PlannedContext,
): Reading<Facets['diagnosticLogging']> =>
  flatMapReading(
    byDefault({ plan, resource, path: 'tracing_config' }, resource.blocks('tracing_config'), value([])),
    blocks =>
      mapReading(allOf(blocks.map(one => ifSet(text(one, 'mode'), 'mode'))), modes =>
        modes.includes('Active') ? 'all' : 'partial',
      ),
  );
