import { describe, it } from 'vitest';
import check from '../../../checks/provider/artifacts-without-external-backup.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('review'));
