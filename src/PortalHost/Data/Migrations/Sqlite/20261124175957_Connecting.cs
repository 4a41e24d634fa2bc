using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waooaw.PortalHost.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Connecting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_vault_leases_effect_id",
                table: "vault_leases");

            migrationBuilder.AddColumn<DateTime>(
                name: "access_expires_at",
                table: "vault_secrets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "account_name",
                table: "vault_secrets",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "disconnected_reason",
                table: "vault_secrets",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "refresh_expires_at",
                table: "vault_secrets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "renewal_id",
                table: "vault_secrets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "renewal_until",
                table: "vault_secrets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "vault_leases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "connect_attempts",
                columns: table => new
                {
                    state_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    cookie_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hired_instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    environment = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    verifier = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connect_attempts", x => x.state_hash);
                });

            // Until now an effect was one part.
            migrationBuilder.Sql("UPDATE vault_leases SET part = 0 WHERE effect_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_vault_secrets_access_expires_at",
                table: "vault_secrets",
                column: "access_expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_vault_leases_credential_ref_seq",
                table: "vault_leases",
                columns: new[] { "credential_ref", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_vault_leases_effect_id_part",
                table: "vault_leases",
                columns: new[] { "effect_id", "part" });

            migrationBuilder.CreateIndex(
                name: "ix_connect_attempts_expires_at",
                table: "connect_attempts",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "connect_attempts");

            migrationBuilder.DropIndex(
                name: "ix_vault_secrets_access_expires_at",
                table: "vault_secrets");

            migrationBuilder.DropIndex(
                name: "ix_vault_leases_credential_ref_seq",
                table: "vault_leases");

            migrationBuilder.DropIndex(
                name: "ix_vault_leases_effect_id_part",
                table: "vault_leases");

            migrationBuilder.DropColumn(
                name: "access_expires_at",
                table: "vault_secrets");

            migrationBuilder.DropColumn(
                name: "account_name",
                table: "vault_secrets");

            migrationBuilder.DropColumn(
                name: "disconnected_reason",
                table: "vault_secrets");

            migrationBuilder.DropColumn(
                name: "refresh_expires_at",
                table: "vault_secrets");

            migrationBuilder.DropColumn(
                name: "renewal_id",
                table: "vault_secrets");

            migrationBuilder.DropColumn(
                name: "renewal_until",
                table: "vault_secrets");

            migrationBuilder.DropColumn(
                name: "part",
                table: "vault_leases");

            migrationBuilder.CreateIndex(
                name: "ix_vault_leases_effect_id",
                table: "vault_leases",
                column: "effect_id");
        }
    }
}
