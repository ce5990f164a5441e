import type { PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value } from '../../../model/reading.ts';
import type { Facets } from '../../../model/facets.ts';
import { known, number, orElse, settingOf } from '../../kit/planned.ts';
import { policyOf, sharedBy } from './policy.ts';

const POLICY = { inline: 'policy', own: { type: 'aws_secretsmanager_secret_policy', by: 'secret_arn' } };
const ROTATION = { type: 'aws_secretsmanager_secret_rotation', by: 'secret_id' };

export const secret: PlannedType = {
  kind: 'secret',
  type: 'AWS::SecretsManager::Secret',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => {
    const setting = settingOf(context.plan, resource, ROTATION);
    return {
      ...sharedBy(policyOf(resource, context, POLICY), context, 'secretsmanager'),
      rotation:
        setting.state === 'absent'
          ? value({ automatic: false })
          : flatMapReading(setting, one =>
              mapReading(
                orElse(number(one, 'rotation_rules.0.automatically_after_days'), 0),
                (days): Facets['rotation'] => ({ automatic: true, ...(days > 0 ? { intervalDays: days } : {}) }),
              ),
            ),
      networkAccess: absent,
      deletionProtection: absent,
      localAuthentication: absent,
    };
  },
};
