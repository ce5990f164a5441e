import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyAccess, sharedWithOf, type PolicyAccess } from '../../../../src/providers/aws/policy/resource-policy.ts';

const OWN = '111111111111';
const OTHER = '222222222222';
const THIRD = '333333333333';
const TYPES = { own: `arn:aws:iam::${OWN}:root`, other: `arn:aws:iam::${OTHER}:role/reader` };

type Part = Readonly<Record<string, unknown>>;
const policy = (...statements: readonly Part[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (more: Part = {}): Part => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::shop/*',
  ...more,
});
const deny = (more: Part = {}): Part => ({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', ...more });
const when = (operator: string, key: string, value: unknown): Part => ({ Condition: { [operator]: { [key]: value } } });
const judge = (...statements: readonly Part[]): PolicyAccess =>
  policyAccess(policy(...statements), { account: OWN, service: 's3' });
const summary = ({ level, external }: PolicyAccess): string =>
  level === 'unknown' ? level : [level, ...external].join(' ');

it.each<[string, unknown, string]>([
  ['everybody', '*', 'public'],
  ['everybody as AWS principal', { AWS: '*' }, 'public'],
  ['everybody in a list', { AWS: [TYPES.own, '*'] }, 'public'],
  ['nobody in a list', { AWS: [] }, 'none'],
  ['the own account', { AWS: TYPES.own }, 'own-account'],
  ['the own account by number', { AWS: OWN }, 'own-account'],
  ['another account by number', { AWS: OTHER }, `external ${OTHER}`],
  ['a role of another account', { AWS: TYPES.other }, `external ${OTHER}`],
  ['a session of another account', { AWS: `arn:aws:sts::${OTHER}:assumed-role/a/b` }, `external ${OTHER}`],
  ['an account in China', { AWS: `arn:aws-cn:iam::${OTHER}:root` }, `external ${OTHER}`],
  ['several', { AWS: [OTHER, TYPES.own, THIRD] }, `external ${OTHER} ${THIRD}`],
  ['a deleted principal', { AWS: 'AROAEXAMPLEEXAMPLE123' }, 'none'],
  ['a service', { Service: 'logs.amazonaws.com' }, 'none'],
  ['an origin access identity', { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }, 'none'],
  ['a service outside of the usual domain', { Service: 'alexa-appkit.amazon.com' }, 'none'],
  ['an unknown service', { Service: '*' }, 'unknown'],
  [
    'an OIDC provider of another account',
    { Federated: `arn:aws:iam::${OTHER}:oidc-provider/idp.example` },
    `external ${OTHER}`,
  ],
  ['a SAML provider of another account', { Federated: `arn:aws:iam::${OTHER}:saml-provider/idp` }, `external ${OTHER}`],
  ['a public identity provider', { Federated: 'accounts.google.com' }, 'unknown'],
  ['a canonical user', { CanonicalUser: 'a'.repeat(64) }, `external ${'a'.repeat(64)}`],
  ['a canonical user of another form', { CanonicalUser: 'ann' }, 'unknown'],
  ['an unknown principal type', { AWS: 'arn:aws:iam::*:root' }, 'unknown'],
  ['a number', 7, 'unknown'],
  ['a list', ['*'], 'unknown'],
])('an Allow for %s', (_, Principal, expected) => {
  expect(summary(judge(allow({ Principal })))).toBe(expected);
});

it('an Allow for everybody but one is public', () => {
  const { Principal: _, ...rest } = allow();
  expect(summary(judge({ ...rest, NotPrincipal: { AWS: OTHER } }))).toBe('public');
});

it.each<[string, string, unknown, string]>([
  // The principal.
  ['StringEquals', 'aws:PrincipalOrgID', 'o-abc123', 'organization o-abc123'],
  ['stringequals', 'AWS:principalorgid', ['o-abc123'], 'organization o-abc123'],
  ['StringLike', 'aws:PrincipalOrgID', 'o-abc123', 'organization o-abc123'],
  ['StringLike', 'aws:PrincipalOrgID', 'o-*', 'public'],
  ['StringLike', 'aws:PrincipalOrgID', '*', 'public'],
  ['StringEquals', 'aws:PrincipalOrgID', '*', 'unknown'],
  // A principal without an organization, an endpoint or a service that calls for it has no such key.
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-abc123', 'public'],
  ['StringEqualsIfExists', 'aws:SourceAccount', OTHER, 'public'],
  ['StringEqualsIfExists', 'aws:SourceVpce', 'vpce-0a1b2c3d', 'public'],
  ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-abc123', 'public'],
  ['StringEqualsIfExists', 'aws:PrincipalAccount', OTHER, 'unknown'],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*', 'public'],
  ['ArnLike', 'aws:SourceArn', 'arn:aws-cn:s3:::*-uploads', 'public'],
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-abc123', 'public'],
  ['Null', 'aws:PrincipalOrgID', 'false', 'unknown'],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-abc123/r-ab12/ou-1/*', 'organization o-abc123'],
  ['ForAnyValue:StringEquals', 'aws:PrincipalOrgPaths', 'o-abc123/r-ab12/', 'organization o-abc123'],
  ['ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-abc123/*', 'public'],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-*/r-ab12/*', 'unknown'],
  ['StringEquals', 'aws:PrincipalAccount', OTHER, `external ${OTHER}`],
  ['StringEquals', 'aws:PrincipalAccount', [OWN, OTHER], `external ${OTHER}`],
  ['StringEquals', 'aws:PrincipalAccount', Number(OTHER), `external ${OTHER}`],
  ['StringLike', 'aws:PrincipalAccount', '2222*', 'unknown'],
  ['StringNotEquals', 'aws:PrincipalAccount', OTHER, 'public'],
  ['ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${OTHER}:role/*`, `external ${OTHER}`],
  ['StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/admin', 'public'],
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::2222*:role/admin', 'unknown'],
  ['ArnLike', 'aws:PrincipalArn', '*', 'public'],
  ['StringEquals', 'aws:PrincipalTag/team', 'shop', 'unknown'],
  ['StringEquals', 'aws:userid', 'AIDA1', 'unknown'],
  ['StringLike', 'aws:userid', 'AROAEXAMPLEEXAMPLE123:*', 'external AROAEXAMPLEEXAMPLE123'],
  ['StringLike', 'aws:userid', OTHER, `external ${OTHER}`],
  ['StringLike', 'aws:userid', '*:deploy', 'unknown'],
  ['StringEquals', 'events:creatorAccount', OTHER, `external ${OTHER}`],
  ['StringLike', 'sns:Endpoint', '*@noonsale.example', 'external *@noonsale.example'],
  ['StringLike', 'sns:Endpoint', 'https://*', 'unknown'],
  ['Bool', 'elasticfilesystem:AccessedViaMountTarget', 'true', 'external mount-target'],
  ['Bool', 'elasticfilesystem:AccessedViaMountTarget', 'false', 'unknown'],
  ['StringEquals', 'kms:CallerAccount', OWN, 'own-account'],
  // The source of a service call.
  ['StringEquals', 'AWS:SourceOwner', OWN, 'own-account'],
  ['StringEquals', 'aws:SourceAccount', OTHER, `external ${OTHER}`],
  ['ArnLike', 'aws:SourceArn', `arn:aws:sns:*:${OWN}:*`, 'own-account'],
  ['ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::others-bucket', 'external arn:aws:s3:::others-bucket'],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:shop-inbox', 'external arn:aws:s3:*:*:shop-inbox'],
  [
    'ArnLike',
    'aws:SourceArn',
    'arn:aws:cloudfront::*:distribution/E1ABCDEFGHIJK2',
    'external arn:aws:cloudfront::*:distribution/E1ABCDEFGHIJK2',
  ],
  [
    'ArnLike',
    'aws:SourceArn',
    'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5',
    'external arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5',
  ],
  [
    'ArnLike',
    'aws:SourceArn',
    'arn:aws:ec2:*:*:vpc-endpoint/vpce-0a1b2c3d4e5f6a7b8',
    'external arn:aws:ec2:*:*:vpc-endpoint/vpce-0a1b2c3d4e5f6a7b8',
  ],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:*:orders', 'public'],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:*', 'public'],
  ['ArnLike', 'aws:SourceArn', 'nonsense', 'unknown'],
  ['StringEquals', 'aws:SourceOrgID', 'o-abc123', 'organization o-abc123'],
  // The network.
  ['IpAddress', 'aws:SourceIp', '203.0.113.7', 'external 203.0.113.7/32'],
  ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '2001:db8::/48'], 'external 2001:db8::/48 203.0.113.0/24'],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/0', 'public'],
  ['IpAddress', 'aws:SourceIp', '10.0.0.0/8', 'external 10.0.0.0/8'],
  ['IpAddress', 'aws:SourceIp', ['172.16.0.0/12', 'fd00::/8'], 'external 172.16.0.0/12 fd00::/8'],
  ['IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '0.0.0.0/0'], 'public'],
  ['IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1'], 'public'],
  ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '::/0'], 'public'],
  ['IpAddress', 'aws:SourceIp', '52.0.0.0/10', 'unknown'],
  ['IpAddress', 'aws:SourceIp', 'home', 'unknown'],
  ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', 'public'],
  ['StringEquals', 'aws:SourceIp', '203.0.113.7', 'unknown'],
  ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8', 'unknown'],
  ['StringEquals', 'aws:SourceVpce', 'vpce-1a2b', 'external vpce-1a2b'],
  ['StringEquals', 'aws:sourceVpc', ['vpc-1', 'vpc-2'], 'external vpc-1 vpc-2'],
  ['StringLike', 'aws:SourceVpce', 'vpce-*', 'public'],
  // The manner of the call, which excludes nobody.
  ['Bool', 'aws:SecureTransport', 'true', 'public'],
  ['Bool', 'aws:SecureTransport', true, 'public'],
  ['StringLike', 'aws:Referer', 'https://shop.example/*', 'public'],
  ['StringEquals', 'kms:ViaService', 's3.eu-west-1.amazonaws.com', 'public'],
  ['StringEquals', 's3:x-amz-acl', 'public-read', 'public'],
  ['NumericGreaterThan', 's3:TlsVersion', '1.1', 'public'],
  ['StringEquals', 's3:ExistingObjectTag/public', 'yes', 'public'],
  ['StringEquals', 'aws:ResourceAccount', OWN, 'public'],
  // Unknown conditions.
  ['StringEquals', 'aws:NewKey', 'x', 'unknown'],
  ['StringMatches', 'aws:PrincipalOrgID', 'o-abc123', 'unknown'],
  ['StringEquals', 'aws:PrincipalOrgID', { not: 'text' }, 'unknown'],
  ['DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z', 'unknown'],
  ['StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}', 'unknown'],
  ['StringEquals', '__proto__', 'x', 'unknown'],
  ['constructor', 'aws:PrincipalOrgID', 'o-abc123', 'unknown'],
  ['StringEquals', 'constructor', 'x', 'unknown'],
  ['Bool', 'aws:PrincipalIsAWSService', 'true', 'none'],
  ['StringEquals', 'aws:PrincipalServiceName', 'cloudtrail.amazonaws.com', 'none'],
])('everybody with %s %s %j', (operator, key, value, expected) => {
  expect(summary(judge(allow(when(operator, key, value))))).toBe(expected);
});

it('conditions are combined with AND', () => {
  const Condition = {
    StringEquals: { 'aws:PrincipalOrgID': 'o-abc123', 'aws:SourceVpce': 'vpce-1' },
    Bool: { 'aws:SecureTransport': 'true' },
  };
  expect(summary(judge(allow({ Condition })))).toBe('organization o-abc123');
  expect(summary(judge(allow({ Principal: { AWS: OTHER }, Condition })))).toBe(`external ${OTHER}`);
});

it('statements are combined with OR', () => {
  expect(summary(judge(allow({ Principal: { AWS: OTHER } }), allow({ Principal: { AWS: THIRD } })))).toBe(
    `external ${OTHER} ${THIRD}`,
  );
  expect(summary(judge(allow(when('StringEquals', 'aws:x', 'y')), allow()))).toBe('public');
});

it.each<[string, readonly Part[], string]>([
  ['everything', [deny()], 'none'],
  ['everything else in the service', [deny({ Action: '*' })], 'none'],
  ['the same action', [deny({ Action: 'S3:getobject' })], 'none'],
  ['another action', [deny({ Action: 's3:PutObject' })], 'public'],
  ['all but another action', [deny({ Action: undefined, NotAction: 's3:PutObject' })], 'none'],
  ['all but this action', [deny({ Action: undefined, NotAction: 's3:Get*' })], 'public'],
  ['another path', [deny({ Resource: 'arn:aws:s3:::shop/private/*' })], 'public'],
  ['paths with a policy variable', [deny({ Resource: 'arn:aws:s3:::shop/${aws:username}*' })], 'unknown'],
  ['all but another path', [deny({ Resource: undefined, NotResource: 'arn:aws:s3:::other/*' })], 'none'],
  [
    'principals outside the organization',
    [deny(when('StringNotEquals', 'aws:PrincipalOrgID', 'o-abc123'))],
    'organization o-abc123',
  ],
  [
    'principals outside the organization, except services',
    [
      deny({
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abc123' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ],
    'organization o-abc123',
  ],
  ['all networks but one', [deny(when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'))], 'external 203.0.113.0/24'],
  ['all networks but the internet', [deny(when('NotIpAddress', 'aws:SourceIp', '0.0.0.0/0'))], 'public'],
  ['all but one VPC endpoint', [deny(when('StringNotEquals', 'aws:SourceVpce', 'vpce-1'))], 'external vpce-1'],
  ['here', [deny(when('IpAddress', 'aws:SourceIp', '203.0.113.0/24'))], 'public'],
  ['calls without TLS', [deny(when('Bool', 'aws:SecureTransport', 'false'))], 'public'],
  ['an unknown condition', [deny(when('StringEquals', 'aws:x', 'y'))], 'unknown'],
  ['calls without a VPC endpoint', [deny(when('Null', 'aws:SourceVpce', 'true'))], 'unknown'],
  ['all but one account', [deny({ Principal: undefined, NotPrincipal: { AWS: OTHER } })], `external ${OTHER}`],
  ['one account', [deny({ Principal: { AWS: OTHER } })], 'public'],
  ['an unknown principal', [deny({ Principal: { Federated: 'accounts.google.com' } })], 'unknown'],
  ['a service', [deny({ Principal: { Service: 'sns.amazonaws.com' } })], 'public'],
])('everybody is allowed, with a Deny for %s', (_, denials, expected) => {
  expect(summary(judge(allow(), ...denials))).toBe(expected);
});

it('a Deny excludes whole accounts, not one role of an account', () => {
  const both = allow({ Principal: { AWS: [OTHER, THIRD] } });
  expect(summary(judge(both, deny({ Principal: { AWS: OTHER } })))).toBe(`external ${THIRD}`);
  expect(summary(judge(both, deny({ Principal: { AWS: TYPES.other } })))).toBe(`external ${OTHER} ${THIRD}`);
});

it('with actions given, only their statements count', () => {
  const text = policy(
    allow({ Action: ['s3:Get*'] }),
    allow({ Principal: { AWS: OTHER }, Action: '*' }),
    deny({ Action: 's3:GetObject' }),
  );
  const about = (...actions: string[]): string => summary(policyAccess(text, { account: OWN, actions: actions }));
  expect(about('s3:GetObject')).toBe('none');
  expect(about('s3:GetObjectAcl')).toBe('public');
  expect(about('s3:DeleteObject')).toBe(`external ${OTHER}`);
});

it('counts a service as the owner of the source that a condition names', () => {
  const Principal = { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] };
  expect(judge(allow({ Principal }))).toEqual({ level: 'none', external: [] });
  const bound = judge(allow({ Principal, ...when('StringEquals', 'aws:SourceAccount', OTHER) }));
  expect(bound).toEqual({ level: 'external', external: [OTHER] });
});

it.each([
  '',
  'no json',
  '[]',
  'null',
  '7',
  '{}',
  '{"Statement":[null]}',
  '{"Statement":[{"Effect":"Maybe"}]}',
  '['.repeat(200_000),
  'x'.repeat(1_100_000),
])('an invalid policy is unknown (%#)', text => {
  expect(policyAccess(text, { account: OWN }).level).toBe('unknown');
});

it('a policy of any size is evaluated or refused at once', () => {
  const many = Array.from({ length: 1500 }, (_, i) => `s3:${'*a'.repeat(20)}${String(i)}`);
  const before = performance.now();
  policyAccess(policy(allow({ Action: many, Resource: many })), { account: OWN });
  policyAccess(
    policy(...many.map(Action => allow({ Action })), ...many.slice(0, 400).map(Action => deny({ Action }))),
    {
      account: OWN,
    },
  );
  policyAccess(policy(allow({ Action: '*'.repeat(100_000) }), deny({ Action: `${'*a'.repeat(50_000)}b` })), {
    account: OWN,
  });
  expect(performance.now() - before).toBeLessThan(20_000);
});

it('a shared resource has the values of the facet', () => {
  const requested = { account: OWN };
  expect(sharedWithOf(undefined, requested)).toEqual({ state: 'value', value: [] });
  expect(sharedWithOf(policy(allow()), requested)).toEqual({ state: 'value', value: ['*'] });
  expect(sharedWithOf(policy(allow({ Principal: { AWS: OTHER } })), requested)).toEqual({
    state: 'value',
    value: [OTHER],
  });
  expect(sharedWithOf(policy(allow(when('Null', 'aws:x', 'true'))), requested).state).toBe('unread');
});

// ---- Properties of every policy.

const accounts = fc.constantFrom(OWN, OTHER, THIRD);
const principals = fc.oneof(
  fc.constant('*'),
  accounts.map(AWS => ({ AWS })),
  fc.constant({ Service: 'sns.amazonaws.com' }),
  fc.constant({ Federated: 'accounts.google.com' }),
);
const knownTests = fc.oneof(
  fc.tuple(
    fc.constantFrom('StringEquals', 'StringNotEquals', 'StringEqualsIfExists'),
    fc.constantFrom('aws:PrincipalAccount', 'aws:SourceAccount'),
    accounts,
  ),
  fc.tuple(
    fc.constantFrom('StringEquals', 'StringNotEquals', 'ForAnyValue:StringNotEquals'),
    fc.constant('aws:PrincipalOrgID'),
    fc.constantFrom('o-abc', 'o-def'),
  ),
  fc.tuple(
    fc.constantFrom('IpAddress', 'NotIpAddress'),
    fc.constant('aws:SourceIp'),
    fc.constantFrom('203.0.113.0/24', '0.0.0.0/0'),
  ),
  fc.tuple(fc.constant('Bool'), fc.constant('aws:SecureTransport'), fc.constantFrom('true', 'false')),
);
const conditions = fc.array(knownTests, { maxLength: 3 }).map(tests =>
  tests.reduce<Record<string, Record<string, string>>>((all, [operator, key, value]) => {
    (all[operator] ??= {})[key] = value;
    return all;
  }, {}),
);
const statementParts = fc.record({
  Principal: principals,
  Action: fc.constantFrom('s3:*', 's3:GetObject', '*', 's3:Put*'),
  Resource: fc.constantFrom('*', 'arn:aws:s3:::shop/*'),
  Condition: conditions,
});
const allows = statementParts.map(parts => ({ Effect: 'Allow', ...parts }));
const denies = statementParts.map(parts => ({ Effect: 'Deny', ...parts }));
const statements = fc.array(fc.oneof(allows, denies), { minLength: 1, maxLength: 5 });

/** A network may be restricted to members of an organization: neither of the two levels includes the other. */
const RANK: Readonly<Record<string, number>> = { none: 0, 'own-account': 1, external: 2, organization: 2, public: 3 };
const rank = ({ level }: PolicyAccess): number => RANK[level] ?? NaN;
/** No wider than before; `unknown` may be any level. */
const isNoWider = (after: PolicyAccess, before: PolicyAccess): boolean =>
  before.level === 'public' || before.level === 'unknown'
    ? before.level === 'public' || after.level !== 'public'
    : rank(after) <= rank(before);

it('a Deny never widens access', () => {
  fc.assert(
    fc.property(statements, denies, (given, denial) => {
      expect(isNoWider(judge(...given, denial), judge(...given))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('an Allow never narrows access', () => {
  fc.assert(
    fc.property(statements, allows, (given, more) => {
      const [before, after] = [judge(...given), judge(...given, more)];
      if (before.level === 'public') expect(after.level).toBe('public');
      else if (before.level === 'unknown') expect(['unknown', 'public']).toContain(after.level);
      else
        expect(
          after.external.length >= before.external.length || after.level === 'public' || after.level === 'unknown',
        ).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('an unknown condition never makes a policy safer, on Allow or Deny', () => {
  fc.assert(
    fc.property(statements, fc.nat(), (given, at) => {
      const which = at % given.length;
      const odd = given.map((one, i) =>
        i === which ? { ...one, Condition: { ...one.Condition, Whim: { 'aws:x': 'y' } } } : one,
      );
      const [before, after] = [judge(...given), judge(...odd)];
      if (before.level === 'public') expect(['public', 'unknown']).toContain(after.level);
      else if (before.level !== 'unknown' && after.level !== 'unknown' && after.level !== 'public')
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
    }),
    { numRuns: 1000 },
  );
});

it('accepts any text in place of a policy', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      policyAccess(text, { account: OWN });
    }),
  );
  const anything = fc.dictionary(
    fc.constantFrom('Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'Condition', 'x'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.array(anything), fc.constantFrom('Allow', 'Deny'), (given, Effect) => {
      policyAccess(JSON.stringify({ Statement: given.map(one => ({ ...one, Effect })) }), {
        account: OWN,
        actions: ['s3:GetObject'],
      });
    }),
  );
});
