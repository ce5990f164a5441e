import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/log-file-validation-disabled.ts';

export default defineCheck({
  id: 'log-file-validation-disabled',
  aliases: ['unsealed-trail'],
  name: 'Audit log file validation is off',
  question: 'records',
  resource: 'audit-log',
  needs: ['auditLog'],
  severity: 'medium',
  weight: 3,
  title: 'Records are sealed, so that a change shows',
  failTitle: 'Records that can be changed without a trace',
  risk: 'A thief can wipe his tracks, and a court or an insurer may not accept the records.',
  messages: { disabled: 'Nobody would notice when a record of {name} is changed or deleted.' },
  remedy: {
    effort: 'S',
    action: 'Switch on the seal of the records.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP02'],
    cis_aws_v5: ['3.2'],
    iso_27001_2022: ['A.5.28', 'A.8.15'],
    nist_csf_2: ['RS.AN-07'],
    pci_dss_v4: ['10.3.4'],
  },
  rows: ['aws.log.02'],
  evaluate({ auditLog }, judge) {
    if (auditLog?.logging !== true) return judge.notApplicable('it is not logging');
    return auditLog.logFileValidation ? judge.pass() : judge.fail('disabled');
  },
  fix: ({ auditLog }) => (auditLog === null ? {} : { facets: { auditLog: { ...auditLog, logFileValidation: true } } }),
});
