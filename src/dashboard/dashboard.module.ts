import { Module } from '@nestjs/common';
import { PagesController } from './pages/pages.controller.js';
import { WEB_FOLDER, WebFiles } from './pages/web-files.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [],
  controllers: [PagesController],
  providers: [{ provide: WebFiles, useFactory: () => new WebFiles(WEB_FOLDER) }],
})
export class DashboardModule {}
