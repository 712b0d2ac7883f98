import { Module } from '@nestjs/common';
import { OpenConnections } from './open-connections.service.js';

@Module({ providers: [OpenConnections] })
export class OpenConnectionsModule {}
