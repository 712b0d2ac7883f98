import { Module } from '@nestjs/common';
import { CorrelationsController } from './correlations.controller.js';

@Module({ controllers: [CorrelationsController] })
export class CorrelationsModule {}
