import { Module } from '@nestjs/common';
import { AdminGuard } from './admin.guard.js';
import { AuthController } from './auth.controller.js';
import { TokenService } from './token.service.js';

@Module({
  controllers: [AuthController],
  providers: [TokenService, AdminGuard],
  exports: [TokenService, AdminGuard],
})
export class AuthModule {}
