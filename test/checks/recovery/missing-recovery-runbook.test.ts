import { describe, it } from 'vitest';
import check from '../../../checks/recovery/missing-recovery-runbook.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('review'));
