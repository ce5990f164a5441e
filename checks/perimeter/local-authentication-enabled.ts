import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/local-authentication-enabled.ts';

export default defineCheck({
  id: 'local-authentication-enabled',
  aliases: ['nameless-key'],
  name: 'Local authentication (shared or account keys) is enabled',
  question: 'perimeter',
  resource: [
    'bucket',
    'file-share',
    'database',
    'messaging',
    'search',
    'secret',
    'kubernetes-cluster',
    'managed-service',
    'api-gateway',
  ],
  needs: ['localAuthentication'],
  severity: 'medium',
  weight: 3,
  adjust: ({ kind }) =>
    kind === 'messaging' ||
    kind === 'search' ||
    kind === 'secret' ||
    kind === 'managed-service' ||
    kind === 'api-gateway'
      ? -1
      : 0,
  title: 'Whoever comes in has a name',
  failTitle: 'Things that open to a key without a name',
  risk: 'Whoever has a copy of that key gets in, nobody can tell who it was, and it still works when they have left.',
  messages: {
    enabled: '{name} opens to a key that belongs to nobody in particular.',
    staleKey: '{name} opens to a key that belongs to nobody in particular and was not renewed for {days} days.',
  },
  remedy: {
    effort: 'M',
    action: 'Switch such keys off, and let people and programs come in under their own names.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    cis_azure_v6: ['9.3.1.3'],
    iso_27001_2022: ['A.8.5'],
    nist_csf_2: ['PR.AA-03'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.net.21', 'az.iam.05', 'az.enc.02'],
  params: z.strictObject({
    maxAgeDays: z.number().int().positive().default(90).describe('Days after which a key must be rotated.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate({ localAuthentication }, judge, { maxAgeDays }) {
    if (localAuthentication === null) return judge.notApplicable('its service has no local authentication');
    if (!localAuthentication.enabled) return judge.pass();
    const age =
      localAuthentication.createdAt === undefined ? 0 : judge.daysBeforeReading(localAuthentication.createdAt);
    return age > maxAgeDays ? judge.fail('staleKey', { days: age }) : judge.fail('enabled');
  },
  fix: () => ({ facets: { localAuthentication: { enabled: false } } }),
});
