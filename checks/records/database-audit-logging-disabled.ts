import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/database-audit-logging-disabled.ts';

export default defineCheck({
  id: 'database-audit-logging-disabled',
  aliases: ['unrecorded-questions'],
  name: 'Database, search or warehouse exports no audit or query logs',
  question: 'records',
  resource: ['database', 'search', 'warehouse'],
  needs: ['accessLogging'],
  severity: 'medium',
  weight: 1,
  title: 'Databases hand on the record of who asked for what',
  failTitle: 'Databases without a safe record of who asked for what',
  risk: 'After a theft of data nobody can tell what was taken, and everybody must be warned.',
  messages: {
    none: '{name} hands on none of its own records.',
    partial: '{name} hands on only a part of the record of who asked it for what.',
    unrelated: '{name} hands on records, but none of who asked it for what.',
  },
  remedy: {
    effort: 'S',
    action: 'Have every database send its records to where they are kept.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    iso_27001_2022: ['A.8.15'],
    nis2_cir: ['3.2'],
    nist_csf_2: ['DE.CM-09'],
    pci_dss_v4: ['10.2.1'],
  },
  rows: ['aws.log.05', 'az.log.02', 'az.log.05', 'gcp.log.07'],
  evaluate({ accessLogging }, judge) {
    if (accessLogging === null) return judge.notApplicable('its service has no audit log');
    if (accessLogging === 'enabled') return judge.pass();
    if (accessLogging === 'partial') return judge.partial(0.5, 'partial');
    return judge.fail(accessLogging === 'unrelated' ? 'unrelated' : 'none');
  },
  fix: () => ({ facets: { accessLogging: 'enabled' } }),
});
