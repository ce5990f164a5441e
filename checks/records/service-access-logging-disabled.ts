import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/service-access-logging-disabled.ts';

export default defineCheck({
  id: 'service-access-logging-disabled',
  name: 'Vault, registry, messaging service or storage exports no audit logs',
  question: 'records',
  resource: ['key', 'secret', 'registry', 'messaging', 'bucket'],
  needs: ['accessLogging', 'requestLogging'],
  details: ['accessLogging'],
  severity: 'medium',
  weight: 3,
  adjust: ({ kind, requestLogging }) => (kind === 'key' || requestLogging?.isPublic === true ? 0 : -1),
  title: 'Who uses our keys, program packages, queues and stored files is written down',
  failTitle: 'Keys, program packages, queues and stored files whose use nobody writes down',
  risk: 'After a break-in nobody can tell which keys, packages and files were taken, and the worst must be assumed.',
  messages: {
    none: 'Nothing writes down who uses {name} and for what.',
    partial: 'Only a part of who uses {name} and for what is written down.',
    unrelated: '{name} keeps records, but none of who uses it and for what.',
  },
  remedy: {
    effort: 'S',
    action: 'Have every vault, registry, queue and storage send its audit records to the archive.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    cis_azure_v6: ['6.1.1.4'],
    cis_controls_v81: ['8.2'],
    iso_27001_2022: ['A.8.15'],
    nis2_cir: ['3.2'],
    nist_csf_2: ['DE.CM-09'],
    pci_dss_v4: ['10.2.1'],
  },
  rows: ['aws.log.02', 'az.log.02', 'az.log.11', 'gcp.log.01', 'gcp.log.08'],
  evaluate({ requestLogging }, judge) {
    if (requestLogging === null) return judge.notApplicable('it has no audit log of its own, or holds those of others');
    const { logging } = requestLogging;
    if (logging === 'enabled') return judge.pass();
    if (logging === 'partial') return judge.partial(0.5, 'partial');
    return judge.fail(logging === 'unrelated' ? 'unrelated' : 'none');
  },
  fix: () => ({ facets: { accessLogging: 'enabled' } }),
});
