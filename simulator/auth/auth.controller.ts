import { Body, Controller, Post, UnauthorizedException, UsePipes, ValidationPipe } from '@nestjs/common';
import { Throttle } from '@nestjs/throttler';
import { LoginDto } from './dto/login.dto.js';
import { TokenService } from './token.service.js';

@Controller('api/v1/auth')
export class AuthController {
  constructor(private readonly tokens: TokenService) {}

  @Post('login')
  @Throttle({ default: { limit: 5, ttl: 60_000 } })
  @UsePipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }))
  login(@Body() { username, password }: LoginDto) {
    const issued = this.tokens.issue(username, password);
    if (issued === undefined) {
      throw new UnauthorizedException('Invalid credentials');
    }
    const { accessToken, claims } = issued;
    return {
      accessToken,
      tokenType: 'Bearer',
      expiresIn: claims.exp - claims.iat,
      user: { id: claims.sub, username, role: claims.role },
    };
  }
}
