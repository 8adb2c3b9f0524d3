import { engineContract } from '../engine.contract.ts';
import { templateLinesEngine } from './template-lines.ts';

engineContract(templateLinesEngine);
