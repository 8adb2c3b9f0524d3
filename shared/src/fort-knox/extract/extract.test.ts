import { engineContract } from '../engine.contract.ts';
import { extractEngine } from './extract.ts';

engineContract(extractEngine);
