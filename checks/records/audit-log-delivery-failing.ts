import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/audit-log-delivery-failing.ts';

export default defineCheck({
  id: 'audit-log-delivery-failing',
  aliases: ['failing-trail'],
  name: 'Audit log delivery is failing',
  question: 'records',
  resource: 'audit-log',
  needs: ['auditLog'],
  severity: 'high',
  weight: 3,
  title: 'Records arrive where they are kept',
  failTitle: 'Records that do not arrive',
  risk: 'The records look as if they were kept, and on the day that they are needed there are none.',
  messages: { deliveryFailed: 'The last records of {name} could not be delivered ({error}).' },
  remedy: {
    effort: 'S',
    action: 'Repair the place that the records go to.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    cis_controls_v81: ['8.9'],
    iso_27001_2022: ['A.8.15'],
    nist_csf_2: ['DE.CM-09'],
    pci_dss_v4: ['10.7.2'],
  },
  rows: ['aws.log.01'],
  evaluate({ auditLog }, judge) {
    if (auditLog?.logging !== true) return judge.notApplicable('it is not logging');
    return auditLog.deliveryError === undefined
      ? judge.pass()
      : judge.fail('deliveryFailed', { error: auditLog.deliveryError });
  },
  fix({ auditLog }) {
    if (auditLog === null) return {};
    const { multiRegion, organization, logging, logFileValidation, managementEvents } = auditLog;
    return { facets: { auditLog: { multiRegion, organization, logging, logFileValidation, managementEvents } } };
  },
});
