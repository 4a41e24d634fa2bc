using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Waooaw.Plant.Data.Migrations.Postgres
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "effects",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_id",
                table: "effects",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "foreseen_at",
                table: "effects",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_called_off",
                table: "effects",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "message",
                table: "effects",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "effects",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "warning",
                table: "effects",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "effect_attempts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "days_later",
                table: "deliverables",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "deliverables",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "variant",
                table: "deliverables",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "expires_at",
                table: "connections",
                type: "timestamp with time zone",
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    seal = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    lookup = table.Column<string>(type: "text", nullable: true),
                    last_four = table.Column<string>(type: "text", nullable: true),
                    key_version = table.Column<int>(type: "integer", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "provider_reports",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    provider = table.Column<string>(type: "text", nullable: false),
                    environment = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    effect_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    provider_ref = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    why = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    applied_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
