import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Facets } from '../../../model/facets.ts';
import type { AwsContext } from '../context.ts';

/** `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:3`, with a digest or a tag. */
const ECR_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;
/** An ARN of Secrets Manager may end in a key of its JSON, a stage and a version. */
const SECRET = /^arn:[^:]+:secretsmanager:[^:]+:\d+:secret:[^:]+/;

/** Where containers get their images and secrets from: they cannot start without. */
export function containerNeeds(
  ctx: AwsContext,
  containers: readonly Pick<ContainerDefinition, 'image' | 'secrets'>[],
): Facets['relationships'] {
  const registries = containers.flatMap(({ image = '' }) => {
    const [, account, region, name] = ECR_IMAGE.exec(image) ?? [];
    return account === undefined || region === undefined
      ? []
      : [ctx.arn('ecr', `repository/${name ?? ''}`, { account, region })];
  });
  const secrets = containers.flatMap(({ secrets: all = [] }) =>
    all.flatMap(({ valueFrom = '' }) => SECRET.exec(valueFrom)?.[0] ?? []),
  );
  return [
    ...[...new Set(registries)].map(to => ({ to, role: 'registry' })),
    ...[...new Set(secrets)].map(to => ({ to, role: 'secret' })),
  ];
}
