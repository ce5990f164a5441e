import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/tls-not-enforced.ts';

export default defineCheck({
  id: 'tls-not-enforced',
  aliases: ['plain-text-store'],
  name: 'Data store, app or function accepts connections without TLS 1.2 or later',
  question: 'confidentiality',
  resource: [
    'database',
    'file-share',
    'warehouse',
    'search',
    'cache',
    'messaging',
    'app',
    'function',
    'managed-service',
  ],
  needs: ['encryptionInTransit'],
  severity: 'medium',
  weight: 3,
  adjust: store => (store.encryptionInTransit === 'none' ? 0 : -1),
  title:
    'Databases, shared files, reports, search, caches, queues and programs are reached in safely encrypted form only',
  failTitle: 'Databases, shared files, reports, search, caches, queues or programs reached without safe encryption',
  risk: 'Whoever listens on the network reads what passes, log-ins of customers among it.',
  messages: {
    plain: 'Whatever {name} sends and receives travels in plain text.',
    optional: '{name} also takes connections in plain text.',
    outdated: 'The settings of {name} do not rule out encryption that was given up long ago.',
    clientsOnly: '{name} takes encrypted connections only, but its own machines talk to each other in plain text.',
  },
  remedy: {
    effort: 'S',
    action: 'Let data stores and programs refuse every connection that is not encrypted.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP02'],
    cis_controls_v81: ['3.10'],
    cis_gcp_v5: ['6.4'],
    iso_27001_2022: ['A.8.24'],
    nis2_cir: ['9.2'],
    nist_csf_2: ['PR.DS-02'],
    pci_dss_v4: ['4.2.1'],
    soc2: ['CC6.7'],
  },
  rows: [
    'aws.enc.03',
    'aws.enc.05',
    'aws.enc.07',
    'aws.enc.08',
    'aws.enc.09',
    'aws.enc.10',
    'az.enc.03',
    'az.enc.04',
    'az.enc.05',
    'gcp.enc.02',
    'gcp.enc.04',
  ],
  evaluate({ encryptionInTransit }, judge) {
    if (encryptionInTransit === null) return judge.notApplicable('its service has no such setting');
    if (encryptionInTransit === 'required') return judge.pass();
    if (encryptionInTransit === 'outdated') return judge.fail('outdated');
    if (encryptionInTransit === 'clients-only') return judge.fail('clientsOnly');
    return judge.fail(encryptionInTransit === 'none' ? 'plain' : 'optional');
  },
  fix: () => ({ facets: { encryptionInTransit: 'required' } }),
});
