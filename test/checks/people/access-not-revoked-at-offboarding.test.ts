import { describe, it } from 'vitest';
import check from '../../../checks/people/access-not-revoked-at-offboarding.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('review'));
