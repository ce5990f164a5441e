import { defineCheck, value } from 'cloudbrief/check';
import recipes from './remedies/audit-logging-disabled.ts';

export default defineCheck({
  id: 'audit-logging-disabled',
  aliases: ['no-account-trail'],
  name: 'Account has no complete audit log of management events',
  question: 'records',
  resource: 'account',
  needs: ['auditLogs'],
  severity: 'high',
  weight: 10,
  caps: true,
  title: 'Changes to the account are written down, and who made them',
  failTitle: 'Accounts that do not write down what is done in them',
  risk: 'After a break-in or a mistake nobody can tell what was done, by whom, and what was taken.',
  messages: {
    none: 'Nothing writes down what is done in {name}.',
    gaps: 'What is done in {name} is written down in part only: {trail} does not record every change in every region.',
    forgotten: 'What is done in {name} is written down, and {trail} throws it away before a year is over.',
  },
  remedy: {
    effort: 'S',
    action: 'Record all accounts and regions into one locked account for twelve months.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    cis_aws_v5: ['3.1'],
    cis_controls_v81: ['8.2'],
    iso_27001_2022: ['A.8.15'],
    nis2_cir: ['3.2'],
    nist_csf_2: ['PR.PS-04'],
    pci_dss_v4: ['10.2.1'],
    soc2: ['CC7.2'],
  },
  rows: ['aws.log.01', 'az.log.01', 'gcp.log.01'],
  evaluate({ auditLogs }, judge) {
    const [first] = auditLogs ?? [];
    if (first === undefined) return judge.fail('none');
    const complete = auditLogs?.filter(trail => trail.logging && trail.multiRegion && trail.managementEvents) ?? [];
    if (complete.some(({ keptForAYear }) => keptForAYear)) return judge.pass();
    if (complete[0] !== undefined) return judge.partial(0.5, 'forgotten', { trail: complete[0].name });
    return judge.fail('gaps', { trail: (auditLogs?.find(trail => trail.logging) ?? first).name });
  },
  fix: account => ({
    adds: [
      {
        id: `${account.id}#trail`,
        kind: 'audit-log',
        account: account.account,
        region: account.region,
        facets: {
          auditLog: value({
            multiRegion: true,
            organization: false,
            logging: true,
            logFileValidation: true,
            managementEvents: true,
          }),
        },
      },
    ],
  }),
});
