import type { Facets } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { arn, made, unitId, type Made, type Place } from './place.ts';

const everywhere = (place: Place): Place => ({ ...place, region: 'global' });
export const rootArn = (place: Place): string => arn(everywhere(place), 'iam', 'root');

export interface AccountOptions {
  readonly rootLogin: Facets['rootLogin'];
  readonly passwordPolicy?: Facets['passwordPolicy'];
  readonly publicStorageBlocked: boolean;
}

/** The account, and what IAM and S3 say about it as a whole. */
export function account(place: Place, { rootLogin, passwordPolicy, publicStorageBlocked }: AccountOptions): Made[] {
  const at = everywhere(place);
  const id = rootArn(place);
  return [
    made(at, 'aws-account', { id, kind: 'account', type: 'AWS::Account', name: place.account }, {}),
    {
      id,
      facets: {
        rootLogin: value(rootLogin),
        passwordPolicy: passwordPolicy === undefined ? absent : value(passwordPolicy),
      },
      unit: unitId(at, 'aws-iam'),
    },
    { id, facets: { publicStorageBlocked: value(publicStorageBlocked) }, unit: unitId(at, 'aws-s3') },
  ];
}

/** A person or a program with log-ins of its own. */
export function identity(place: Place, name: string, createdAt: string, credentials: Facets['credentials']): Resource {
  const at = everywhere(place);
  return made(
    at,
    'aws-iam',
    { id: arn(at, 'iam', `user/${name}`), kind: 'identity', type: 'AWS::IAM::User', name, createdAt },
    { credentials: value(credentials) },
  );
}

export function region(place: Place, diskEncryptionDefault: boolean): Resource {
  return made(
    place,
    'aws-ec2-region',
    { id: arn(place, 'ec2', 'region'), kind: 'region', type: 'AWS::Region', name: place.region },
    { diskEncryptionDefault: value(diskEncryptionDefault) },
  );
}

export function trail(place: Place, name: string, facet: Facets['trail']): Resource {
  return made(
    place,
    'aws-cloudtrail',
    { id: arn(place, 'cloudtrail', `trail/${name}`), kind: 'trail', type: 'AWS::CloudTrail::Trail', name },
    { trail: value(facet) },
  );
}
