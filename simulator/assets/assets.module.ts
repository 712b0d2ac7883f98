import { Module } from '@nestjs/common';
import { AssetStore } from './asset-store.js';
import { AssetsController } from './assets.controller.js';

@Module({ controllers: [AssetsController], providers: [AssetStore] })
export class AssetsModule {}
