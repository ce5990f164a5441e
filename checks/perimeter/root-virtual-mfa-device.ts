import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/root-virtual-mfa-device.ts';

export default defineCheck({
  id: 'root-virtual-mfa-device',
  name: 'Root account has a virtual MFA device instead of hardware only',
  question: 'perimeter',
  resource: 'account',
  needs: ['rootCredentials', 'rootVirtualMfaDevices'],
  severity: 'medium',
  weight: 1,
  title: 'No code from an app opens the top log-in',
  failTitle: 'Top log-ins that open with a code from an app',
  risk: 'A phone is lost, replaced and copied: whoever has it and the password has the whole account.',
  messages: { app: 'The top log-in of {name} opens with a password and a code from an app.' },
  remedy: {
    effort: 'S',
    action: 'Replace the app by two hardware keys kept in a safe.',
    ...recipes,
  },
  controls: { cis_aws_v5: ['1.5'], iso_27001_2022: ['A.8.5'], nist_csf_2: ['PR.AA-03'] },
  rows: ['aws.iam.01'],
  evaluate({ rootCredentials, rootVirtualMfaDevices }, judge) {
    if (rootCredentials === null || rootVirtualMfaDevices === null || rootCredentials.centrallyManaged === true)
      return judge.notApplicable('it has no root credentials');
    if (!rootCredentials.mfa) return judge.notApplicable('its root account has no MFA');
    return rootVirtualMfaDevices > 0 ? judge.fail('app') : judge.pass();
  },
  fix: () => ({ facets: { rootVirtualMfaDevices: 0 } }),
});
