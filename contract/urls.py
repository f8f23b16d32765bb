from django.urls import path

from . import public

app_name = "contract"

urlpatterns = [path("contract/", public.page, name="contract")]
