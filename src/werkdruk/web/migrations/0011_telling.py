"""The council's questions, conditions and own rules, and mail addresses people gave."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from werkdruk.web import fact_guard


def pair(apps, _editor):
    """Each question with its answer: until now there was one at a time, so the next answer is the one to it."""
    act, reply = apps.get_model("werkdruk", "CouncilAct"), apps.get_model("werkdruk", "CouncilReply")
    waiting = {}
    for each in act.objects.filter(act__in=["question", "answer"]).order_by("id"):
        if each.act == "question":
            waiting[each.plan_id] = each
        elif each.plan_id in waiting:
            reply.objects.create(question=waiting.pop(each.plan_id), answer=each)


ACTS = ("werkdruk_councilact",)


def guard(_apps, editor):
    """The guard on the acts of the council."""
    fact_guard.install(editor.connection, ACTS)


def unguard(_apps, editor):
    """No guard on them while their table changes."""
    fact_guard.remove(editor.connection, ACTS)


class Migration(migrations.Migration):
    """Tables for telling the council and everybody else."""

    dependencies = [("werkdruk", "0010_results")]

    operations = [
        # the longest acts have 23 letters; the guard goes off for it, as SQLite makes the table anew
        migrations.RunPython(unguard, guard),
        migrations.AlterField(model_name='councilact', name='act', field=models.CharField(max_length=30)),
        migrations.RunPython(guard, unguard),
        migrations.CreateModel(
            name='CouncilCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='werkdruk.councilact')),
            ],
            options={
                'ordering': ['act_id', 'number'],
            },
        ),
        migrations.CreateModel(
            name='ConditionOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('accepted', models.BooleanField()),
                ('words', models.TextField(blank=True)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='condition_outcomes', to=settings.AUTH_USER_MODEL)),
                ('condition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='werkdruk.councilcondition')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CouncilReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='replies_to', to='werkdruk.councilact')),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='werkdruk.councilact')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CouncilRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('reach', models.CharField(max_length=12)),
                ('site_council', models.BooleanField(default=False)),
                ('reply_weeks', models.PositiveSmallIntegerField(null=True)),
                ('pauses', models.JSONField(default=list)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_rules', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_rules', to='werkdruk.school')),
            ],
            options={
                'ordering': ['school_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MailAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=2)),
                ('reminders', models.BooleanField(default=True)),
                ('digest', models.BooleanField(default=True)),
                ('confirmed_on', models.DateField(null=True)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_address', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mailadres',
            },
        ),
        migrations.CreateModel(
            name='SentMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=160)),
                ('claimed_on', models.DateField()),
                ('sent', models.BooleanField(default=False)),
                ('address', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='werkdruk.mailaddress')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddConstraint(
            model_name='councilcondition',
            constraint=models.UniqueConstraint(fields=('act', 'number'), name='condition_number_once'),
        ),
        migrations.AddConstraint(
            model_name='sentmail',
            constraint=models.UniqueConstraint(fields=('address', 'key'), name='mail_once'),
        ),
        fact_guard.guarded(
            "werkdruk_councilcondition",
            "werkdruk_conditionoutcome",
            "werkdruk_councilreply",
            "werkdruk_councilrules",
        ),
        migrations.RunPython(pair, migrations.RunPython.noop),  # last: PostgreSQL alters no table with rows to check
    ]
