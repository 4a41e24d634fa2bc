using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waooaw.Plant.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_effects",
                table: "effects");

            migrationBuilder.DropIndex(
                name: "ix_effects_customer_id_deliverable_id_version",
                table: "effects");

            migrationBuilder.DropPrimaryKey(
                name: "pk_effect_attempts",
                table: "effect_attempts");

            migrationBuilder.AddColumn<long>(
                name: "duration_ms",
                table: "media",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "effects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_id",
                table: "effects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "foreseen_at",
                table: "effects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_called_off",
                table: "effects",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "message",
                table: "effects",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "effects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "warning",
                table: "effects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "effect_attempts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "days_later",
                table: "deliverables",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "deliverables",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "variant",
                table: "deliverables",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "expires_at",
                table: "connections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_effects",
                table: "effects",
                columns: new[] { "customer_id", "effect_id", "part" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_effect_attempts",
                table: "effect_attempts",
                columns: new[] { "customer_id", "effect_id", "part", "epoch" });

            migrationBuilder.CreateTable(
                name: "contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    seal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    lookup = table.Column<string>(type: "TEXT", nullable: true),
                    last_four = table.Column<string>(type: "TEXT", nullable: true),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "provider_reports",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    environment = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    effect_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    provider_ref = table.Column<string>(type: "TEXT", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    applied_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_reports", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "ix_effects_customer_id_account_message",
                table: "effects",
                columns: new[] { "customer_id", "account", "message" });

            migrationBuilder.CreateIndex(
                name: "ix_effects_customer_id_deliverable_id_version_part",
                table: "effects",
                columns: new[] { "customer_id", "deliverable_id", "version", "part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contacts_customer_id_created_at",
                table: "contacts",
                columns: new[] { "customer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_customer_id_lookup",
                table: "contacts",
                columns: new[] { "customer_id", "lookup" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_reports_applied_at",
                table: "provider_reports",
                column: "applied_at");

            migrationBuilder.CreateIndex(
                name: "ix_provider_reports_effect_id_part_status_provider_ref_account",
                table: "provider_reports",
                columns: new[] { "effect_id", "part", "status", "provider_ref", "account" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "provider_reports");

            migrationBuilder.DropPrimaryKey(
                name: "pk_effects",
                table: "effects");

            migrationBuilder.DropIndex(
                name: "ix_effects_customer_id_account_message",
                table: "effects");

            migrationBuilder.DropIndex(
                name: "ix_effects_customer_id_deliverable_id_version_part",
                table: "effects");

            migrationBuilder.DropPrimaryKey(
                name: "pk_effect_attempts",
                table: "effect_attempts");

            migrationBuilder.DropColumn(
                name: "duration_ms",
                table: "media");

            migrationBuilder.DropColumn(
                name: "part",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "contact_id",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "foreseen_at",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "is_called_off",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "message",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "warning",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "part",
                table: "effect_attempts");

            migrationBuilder.DropColumn(
                name: "days_later",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "language",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "variant",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "connections");

            migrationBuilder.AddPrimaryKey(
                name: "pk_effects",
                table: "effects",
                columns: new[] { "customer_id", "effect_id" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_effect_attempts",
                table: "effect_attempts",
                columns: new[] { "customer_id", "effect_id", "epoch" });

            migrationBuilder.CreateIndex(
                name: "ix_effects_customer_id_deliverable_id_version",
                table: "effects",
                columns: new[] { "customer_id", "deliverable_id", "version" },
                unique: true);
        }
    }
}
